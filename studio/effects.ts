import { type Amount, compare, isZero, subtract, toAmount, zero } from '@/lib/money/amount'
import type { Book, Entry } from './book'
import type { LedgerRow } from './ledger'

/** What each accepted transaction moved on its player's balance, signed, by id, and whether it was undone. */
export type Effects = Map<string, { moved: Amount; reversed: boolean }>

/**
 * The movement a row explains, or null where the balance did anything else. Which of the few lawful movements
 * it is (a late bet under `ok_without_effect` moves nothing, say) the ledger's own balance tells.
 */
export function effectOf(
  book: Book,
  effects: Effects,
  entry: Entry,
  row: LedgerRow,
  before: Amount,
  after: Amount,
): Amount | null {
  const moved = subtract(after, before)
  if (row.status === 'refused') return isZero(moved) ? zero : null
  const lawful = entry.call.kind === 'rollback' ? reversals(effects, entry, before) : movements(book, entry)
  const effect = lawful.find(one => compare(one, moved) === 0) ?? null
  // Where it does not fit, what it should have moved counts for what follows: one fault, one finding.
  effects.set(row.transaction_id, { moved: effect ?? lawful[0]!, reversed: false })
  const original = effects.get(entry.call.body.original_transaction_id ?? '')
  if (original) original.reversed = true
  return effect
}

/** A debit or credit of its amount; nothing where it is free, or where its rollback may have come first. */
function movements(book: Book, { call }: Entry): Amount[] {
  const amount = toAmount(call.body.amount!)
  if (call.kind === 'win' || call.kind === 'jackpot' || call.kind === 'deposit') return [amount]
  if (call.kind === 'bet' && call.body.type === 'free') return [zero]
  const debit = subtract(zero, amount)
  return call.kind === 'bet' && book.rollbacks.has(call.id) ? [debit, zero] : [debit]
}

/** The opposite of what its original moved, once; nothing where there is nothing (left) to undo. */
function reversals(effects: Effects, { call }: Entry, before: Amount): Amount[] {
  const original = effects.get(call.body.original_transaction_id ?? '')
  if (!original || original.reversed || isZero(original.moved)) return [zero]
  const opposite = subtract(zero, original.moved)
  // Policy win_rollback: keep. Only a balance too low for it lets a win's rollback move nothing.
  const kept = compare(original.moved, zero) > 0 && compare(before, original.moved) < 0
  return kept ? [opposite, zero] : [opposite]
}
