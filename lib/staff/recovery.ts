import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import type { Scope } from './action'
import { hashRecoveryCode, newRecoveryCode, recoveryCodes } from './recovery-code'

/** New recovery codes in the place of the former ones, shown this once. Refuses NOT_ALLOWED without a factor. */
export async function remakeRecoveryCodes(scope: Scope): Promise<string[]> {
  const { staff, audit } = scope
  if (!staff.isEnrolled) refuse('NOT_ALLOWED', { message: 'Set up a second factor first.' })
  const codes = await replaceRecoveryCodes(scope, staff.id)
  await audit({ action: 'recovery.make', subject: { kind: 'staff', id: staff.id } })
  return codes
}

/** Writes new codes; the person's row is held, so that of two at once the second one's count. */
export async function replaceRecoveryCodes({ tx, by }: AuditScope, staffId: string): Promise<string[]> {
  await tx.$executeRaw`select from staff where id = ${staffId}::uuid for update`
  await tx.recoveryCode.deleteMany({ where: { staffId } })
  const codes = Array.from({ length: recoveryCodes }, newRecoveryCode)
  const madeAt = new Date(by.at)
  await tx.recoveryCode.createMany({
    data: codes.map(code => ({ staffId, codeHash: hashRecoveryCode(staffId, code), madeAt })),
  })
  return codes
}
