import { type Amount, compare, multiply, toAmount, zero } from '@/lib/money/amount'
import { type Book, type Entry, isUnresolved } from './book'
import { refusedForGood } from './call'
import { type Effects, effectOf } from './effects'
import type { Ledger, LedgerPlayer, LedgerRow } from './ledger'

/** One thing that does not fit. */
export type Finding = { what: string; player: string; id: string; detail: string }

export type Reconciliation = {
  findings: Finding[]
  transactions: number
  players: number
  unresolved: string[]
}

/**
 * Holds the journal against the ledger: every answer is in it, nothing twice, nothing else of ours, each as it
 * was answered, and every balance is the sum of what was accepted. Pure; an empty list of findings is the proof.
 */
export function reconcile(book: Book, ledger: Ledger): Reconciliation {
  const findings: Finding[] = book.violations.map(({ id, what }) =>
    finding('violation', playerOf(book, id), id, what),
  )
  const places = new Map<string, LedgerRow[]>()
  const current = book.replayed === 'current_balance'
  let transactions = 0
  for (const [player, currency] of book.players) {
    const found = ledger.get(player) ?? null
    if (!found) {
      findings.push(
        finding(
          'player missing',
          player,
          '',
          'the journal funded this player, the casino does not know them',
        ),
      )
      continue
    }
    if (found.currency !== currency)
      findings.push(finding('currency', player, '', `${found.currency}, not ${currency}`))
    transactions += found.transactions.length
    for (const row of found.transactions) {
      if (isOurs(book, row)) places.set(row.transaction_id, [...(places.get(row.transaction_id) ?? []), row])
    }
    findings.push(...explainBalance(book, player, found))
  }
  for (const [id, entry] of book.entries)
    findings.push(...checkEntry(entry, places.get(id) ?? [], current, findingOf(entry)))
  const unresolved = [...book.entries.values()].filter(isUnresolved).map(entry => entry.call.id)
  return { findings, transactions, players: book.players.size, unresolved }
}

/** Walks a player's chain: each row must move the balance by what its call means, neither more nor less. */
function explainBalance(book: Book, player: string, found: LedgerPlayer): Finding[] {
  const findings: Finding[] = []
  const effects: Effects = new Map()
  let balance: Amount = zero
  for (const row of found.transactions) {
    const after = toAmount(row.balance)
    const entry = isOurs(book, row) ? book.entries.get(row.transaction_id) : undefined
    const at = (what: string, detail: string) =>
      findings.push(finding(what, player, row.transaction_id, detail))
    if (isOurs(book, row) && !entry)
      at('not sent', `the ledger has a ${row.kind} that the journal never sent`)
    if (entry) {
      const effect = effectOf(book, effects, entry, row, balance, after)
      if (effect === null)
        at('unexplained', `${row.kind} ${row.status} of ${row.amount}: ${balance} became ${after}`)
      else if (compare(effect, zero) !== 0) findings.push(...checkPosting(row, effect, player))
    }
    balance = after
  }
  if (compare(balance, toAmount(found.balance)) !== 0) {
    findings.push(
      finding('balance', player, '', `the transactions come to ${balance}, the player has ${found.balance}`),
    )
  }
  return findings
}

/** What moved must have a posting behind it, and its base value is amount × rate, exactly. */
function checkPosting(row: LedgerRow, effect: Amount, player: string): Finding[] {
  if (row.rate === null || row.base_amount === null) {
    return [finding('no posting', player, row.transaction_id, `${row.kind} moved ${effect} without one`)]
  }
  const moved = toAmount(effect.replace(/^-/, ''))
  const base = multiply(moved, toAmount(row.rate))
  if (compare(base, toAmount(row.base_amount)) === 0) return []
  return [
    finding(
      'base amount',
      player,
      row.transaction_id,
      `${moved} × ${row.rate} is ${base}, not ${row.base_amount}`,
    ),
  ]
}

function checkEntry(
  entry: Entry,
  rows: LedgerRow[],
  current: boolean,
  say: (what: string, detail: string) => Finding,
): Finding[] {
  const { call, answer, stored } = entry
  const found: Finding[] = []
  if (entry.differs) found.push(say('answers differ', entry.differs))
  if (entry.poisoned) found.push(say('poison', `a repeat with another fact was answered ${entry.poisoned}`))
  if (isUnresolved(entry)) found.push(say('unresolved', `${call.kind} was sent and never answered`))
  if (rows.length > 1)
    found.push(say('doubled', `${rows.length} rows: ${rows.map(row => row.ledger_id).join(', ')}`))
  const row = rows[0]
  if (!row) {
    if (stored)
      found.push(say('missing', `${call.kind} was answered ${stored.code ?? 'ok'} and is not in the ledger`))
    return found
  }
  if (row.kind !== call.kind) found.push(say('kind', `sent as ${call.kind}, is a ${row.kind}`))
  if (call.kind !== 'rollback') {
    if (compare(toAmount(row.amount), toAmount(call.body.amount!)) !== 0) {
      found.push(say('amount', `sent ${call.body.amount}, the ledger has ${row.amount}`))
    }
    if (row.currency !== call.body.currency)
      found.push(say('currency', `${row.currency}, sent ${call.body.currency}`))
    if (row.round_id !== (call.body.round_id ?? null))
      found.push(say('round', `${row.round_id}, sent ${call.body.round_id}`))
  }
  if (stored) {
    const status = stored.status === 200 ? 'ok' : 'refused'
    if (row.status !== status)
      found.push(say('status', `answered ${stored.code ?? 'ok'}, the ledger has it ${row.status}`))
    if (
      stored.balance !== null &&
      !(stored.replayed && current) &&
      compare(toAmount(stored.balance), toAmount(row.balance)) !== 0
    ) {
      found.push(say('answered balance', `answered ${stored.balance}, the ledger has ${row.balance}`))
    }
  } else if (answer && entry.pending === 0 && !refusedForGood[call.kind].includes(answer.code ?? '')) {
    found.push(say('refused, yet there', `answered ${answer.code}, the ledger has it ${row.status}`))
  }
  return found
}

/** All of our provider, and of the operator's what this journal's runs named; not what an earlier journal holds. */
function isOurs(book: Book, { provider_id: provider, transaction_id: id }: LedgerRow): boolean {
  const isOf = (runs: string[]) => runs.some(run => id.startsWith(`${run}-`))
  return provider === book.provider ? !isOf(book.earlier) : provider === 'operator' && isOf(book.runs)
}

function playerOf(book: Book, id: string): string {
  return book.entries.get(id)?.call.player ?? ''
}

function findingOf(entry: Entry) {
  return (what: string, detail: string) => finding(what, entry.call.player, entry.call.id, detail)
}

function finding(what: string, player: string, id: string, detail: string): Finding {
  return { what, player, id, detail }
}
