import type { AuditScope } from '@/lib/audit/scope'
import { log } from '@/lib/log'
import { refuse } from '@/lib/refusal'
import { verify } from '@/lib/seals/verify'
import { openVerifyCases } from './open-verify'

export type VerificationKind = 'whole' | 'since'

/** What a form asks for, or null. */
export function parseVerification(form: unknown): VerificationKind | null {
  return form === 'whole' || form === 'since' ? form : null
}

/**
 * Starts a verification that goes on behind the page, on one connection since it runs beside play; opens cases
 * for what it finds. Refuses NOT_ALLOWED while another one runs.
 */
export async function startVerification({ by, audit }: AuditScope, kind: VerificationKind): Promise<true> {
  await audit({ action: 'ledger.verify', subject: { kind: 'ledger', id: kind } })
  const hasStarted = await new Promise<boolean>((resolve, reject) => {
    const running = verify(by, { isWhole: kind === 'whole', connections: 1, onStart: () => resolve(true) })
    running
      .then(async report => {
        if (report) await openVerifyCases(report, by.at)
        resolve(report !== null)
      })
      .catch(error => {
        log().error({ err: error }, 'the verification broke off')
        reject(error)
      })
  })
  if (!hasStarted)
    refuse('NOT_ALLOWED', { message: 'A verification is running already: wait for it to end.' })
  return true
}
