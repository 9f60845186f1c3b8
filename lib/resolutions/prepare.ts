import { findOther } from '@/lib/approvals/other'
import { type Measured, thresholdFor } from '@/lib/approvals/threshold'
import { toDay } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import type { Amount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { basisOf } from './basis'
import { guards } from './guards'
import { checkIntent, type Intent } from './intent'
import { lockSubject, type Subject } from './subject'
import { worthOf } from './worth'

/** An intent against the present state: what it is about, what it rests on, whether it takes two. */
export type Prepared = {
  intent: Intent
  subject: Subject
  /** What the form asks for; null where the state alone says how much. */
  amount: Amount | null
  /** What is held against the threshold, unsigned, in the player's currency. */
  worth: Amount
  basis: string
  measured: Measured
  /** Somebody who could be the second person; null where none is needed. */
  other: string | null
}

/**
 * Locks what an intent is about and looks whether it may be done now. Refuses INVALID_REQUEST for what a person
 * may mend in the form, NOT_ALLOWED for what the state, or the lack of a second person, speaks against.
 */
export async function prepare(
  tx: Tx,
  intent: Intent,
  maker: { id: string; role: string },
  at: number,
): Promise<Prepared> {
  const amount = checkIntent(intent)
  const subject = await lockSubject(tx, intent)
  const against = guards[intent.action](subject)
  if (against) refuse('NOT_ALLOWED', { message: against })
  const basis = await basisOf(tx, intent, subject, amount)
  const worth = worthOf(intent, subject, amount)
  const { currency } = subject.player
  const asked = { action: intent.action, currency, role: maker.role, amount: worth, day: toDay(at) }
  const measured = await thresholdFor(tx, asked)
  const other = measured.needsSecondPerson ? await findOther(tx, maker.id) : null
  return { intent, subject, amount, worth, basis, measured, other }
}
