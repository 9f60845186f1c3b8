import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import type { Instant } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import type { Factor } from './take-factor'

type Entry = {
  sessionId: string
  method: 'password' | 'oidc'
  address: string
  factor: Factor | null
  at: Instant
}

/** The events of a sign-in that succeeded; a recovery code that went with it is one of its own. */
export async function recordSignIn(
  tx: Tx,
  staff: { id: string; name: string; role: string },
  { sessionId, method, address, factor, at }: Entry,
): Promise<void> {
  const { id: staffId, name, role } = staff
  const by: By = { actor: `staff:${staffId}`, at, person: { staffId, name, role, address, sessionId } }
  const subject = { kind: 'staff', id: staffId } as const
  if (factor === 'recovery') await recordAudit(tx, by, { action: 'recovery.use', subject })
  await recordAudit(tx, by, { action: 'sign-in', subject, after: { method, factor } })
}
