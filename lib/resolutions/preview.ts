import { heldActions } from '@/lib/approvals/actions'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { format } from '@/lib/money/amount'
import { directory } from '@/lib/providers/directory'
import type { Scope } from '@/lib/staff/action'
import { confirmationOf } from './confirmation'
import type { Intent } from './intent'
import type { PostedEntry } from './posted'
import { type Prepared, prepare } from './prepare'
import { rehearse } from './rehearse'
import { retryWords } from './retry'
import { type Standing, standingOf } from './standing'
import { subjectOf } from './subject-of'

/** What a resolution would do, seen by doing it and undoing it. Amounts are plain decimals. */
export type Preview = {
  does: string
  currency: string
  baseCurrency: string
  /** What is held against the threshold. */
  amount: string
  posted: PostedEntry[]
  before: Standing
  after: Standing | null
  /** Why the rules refuse it; nothing would be posted then. */
  refusal: string | null
  needsSecondPerson: boolean
  why: string
  /** What the provider's later calls will meet. */
  retry: string[]
}

/** A preview with what the form sends back to have it done: its own id, what it rests on, the word to type. */
export type Offer = Preview & { formId: string; basis: string; confirmation: string }

/**
 * Shows what an intent would post, to the very rows, and posts nothing. Refuses INVALID_REQUEST and NOT_ALLOWED
 * as `prepare` does; what the wallet's rules refuse is told in `refusal`.
 */
export async function previewResolution({ tx, staff, by, audit }: Scope, intent: Intent): Promise<Offer> {
  const prepared = await prepare(tx, intent, staff, by.at)
  const preview = await seePreview(tx, prepared, staff.id, by.at)
  await audit({
    action: 'resolution.preview',
    subject: subjectOf(intent),
    playerId: intent.playerId,
    after: { action: intent.action, amount: preview.amount, currency: preview.currency },
  })
  return { ...preview, formId: newId(), basis: prepared.basis, confirmation: confirmationOf(prepared) }
}

/** The preview of what is prepared, in this transaction and undone in it. */
export async function seePreview(tx: Tx, prepared: Prepared, makerId: string, at: number): Promise<Preview> {
  const { intent, subject, worth, measured } = prepared
  const { currency } = subject.player
  const before = standingOf(subject)
  const rehearsed = await rehearse(tx, prepared, makerId, at)
  const { providers } = await directory()
  return {
    does: heldActions[intent.action],
    currency,
    baseCurrency: measured.baseCurrency,
    amount: format(worth, currency),
    posted: 'posted' in rehearsed ? rehearsed.posted : [],
    before,
    after: 'after' in rehearsed ? rehearsed.after : null,
    refusal: 'refusal' in rehearsed ? rehearsed.refusal : null,
    needsSecondPerson: measured.needsSecondPerson,
    why: measured.why,
    retry: retryWords(prepared, providers.get(subject.providerId ?? '') ?? null),
  }
}
