import type { RoundEvent } from './events'
import type { FoldedCall } from './fold'
import type { RoundTransaction } from './transactions'

/** Notes and cases as the timeline needs them; what else they have is shown by their own rooms. */
export type NoteFacts = { id: string; at: string; author: string; text: string }
export type CaseFacts = { id: string; title: string; detail: string | null; state: string; openedAt: string }

/** One thing that happened. `id` names it in the page's URL. */
export type TimelineEntry = { id: string; at: string } & (
  | { kind: 'call'; call: FoldedCall; transaction: RoundTransaction | null }
  | { kind: 'transaction'; transaction: RoundTransaction }
  | { kind: 'event'; event: RoundEvent }
  | { kind: 'note'; note: NoteFacts }
  | { kind: 'case'; one: CaseFacts }
)

type Parts = {
  calls: FoldedCall[]
  transactions: RoundTransaction[]
  events: RoundEvent[]
  notes: NoteFacts[]
  cases: CaseFacts[]
}

// Of one moment: first the call, then what it led to.
const order = ['call', 'transaction', 'case', 'event', 'note']

/**
 * All that happened in a round, oldest first. A call and the transaction it made are one entry; a transaction
 * stands by itself where its call is not (staff posted it, or the log no longer has it).
 */
export function timelineOf({ calls, transactions, events, notes, cases }: Parts): TimelineEntry[] {
  const made = new Map(transactions.map(one => [one.requestId, one]))
  const answered = calls.map(call => ({ call, transaction: transactionOf(call, made) }))
  const told = new Set(answered.map(({ transaction }) => transaction?.id))
  const entries: TimelineEntry[] = [
    ...answered.map(({ call, transaction }) => ({
      kind: 'call' as const,
      id: `call-${call.first.id}`,
      at: call.first.at,
      call,
      transaction,
    })),
    ...transactions
      .filter(one => !told.has(one.id))
      .map(one => ({ kind: 'transaction' as const, id: `entry-${one.id}`, at: one.at, transaction: one })),
    ...events.map(event => ({ kind: 'event' as const, id: `event-${event.id}`, at: event.at, event })),
    ...notes.map(note => ({ kind: 'note' as const, id: `note-${note.id}`, at: note.at, note })),
    ...cases.map(one => ({ kind: 'case' as const, id: `case-${one.id}`, at: one.openedAt, one })),
  ]
  return entries.sort((a, b) => compare(a.at, b.at) || order.indexOf(a.kind) - order.indexOf(b.kind))
}

/** The transaction a folded call made: by any of its calls, since the first may have died before it was told. */
function transactionOf(
  { first, repeats }: FoldedCall,
  made: Map<string | null, RoundTransaction>,
): RoundTransaction | null {
  const ids = [first.id, ...repeats.map(repeat => repeat.call.id)]
  return ids.map(id => made.get(id)).find(one => one !== undefined) ?? null
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
