import { describe, expect, it } from 'vitest'
import { add, toAmount } from '@/lib/money/amount'
import { emptyBook, enter } from '@/studio/book'
import type { Call, MoneyKind } from '@/studio/call'
import type { JournalAnswer } from '@/studio/journal'
import type { LedgerRow } from '@/studio/ledger'
import { reconcile } from '@/studio/reconcile'

/** A step of a story: what the studio sent, and what the ledger made of it (`moved` on the balance). */
type Step = {
  kind: MoneyKind
  id: string
  amount: string
  moved: string
  of?: string
  type?: string
  code?: string
}

const story: Step[] = [
  { kind: 'deposit', id: 'run-d1', amount: '100.00', moved: '100.00' },
  { kind: 'bet', id: 'b1', amount: '10.00', moved: '-10.00' },
  { kind: 'bet', id: 'b2', amount: '500.00', moved: '0', code: 'INSUFFICIENT_FUNDS' },
  { kind: 'win', id: 'w1', amount: '25.50', moved: '25.50' },
  { kind: 'bet', id: 'b3', amount: '5.00', moved: '-5.00' },
  { kind: 'rollback', id: 'x1', amount: '5.00', moved: '5.00', of: 'b3' },
  { kind: 'rollback', id: 'x2', amount: '5.00', moved: '0', of: 'b3' },
  { kind: 'rollback', id: 'x3', amount: '0', moved: '0', of: 'unknown' },
  { kind: 'bet', id: 'b4', amount: '3.00', moved: '0', type: 'free' },
  { kind: 'jackpot', id: 'j1', amount: '1000.00', moved: '1000.00' },
]

function tell(steps: Step[] = story) {
  const book = emptyBook()
  enter(book, { t: 'run', run: 'run', provider: 'acme', replayed: 'stored', at: '' })
  enter(book, { t: 'player', player: 'anna', currency: 'EUR' })
  const rows: LedgerRow[] = []
  let balance = toAmount('0')
  for (const step of steps) {
    balance = add(balance, toAmount(step.moved))
    enter(book, { t: 'sent', n: 1, call: callOf(step), poison: false })
    enter(book, { t: 'answered', n: 1, id: step.id, poison: false, answer: answerOf(step, balance) })
    rows.push(rowOf(step, balance))
  }
  const player = { balance: balance as string, currency: 'EUR', transactions: rows }
  const judge = () =>
    reconcile(book, new Map([['anna', player]])).findings.map(({ what, id }) => `${what} ${id}`.trim())
  return { book, rows, player, judge }
}

function callOf({ kind, id, amount, of, type }: Step): Call {
  const as = kind === 'deposit' ? 'operator' : 'provider'
  const round = as === 'provider' && kind !== 'rollback' ? { round_id: 'r1' } : {}
  const facts =
    kind === 'rollback' ? { original_transaction_id: of } : { currency: 'EUR', amount, type, ...round }
  return { id, kind, as, path: '/', player: 'anna', body: { transaction_id: id, ...facts } }
}

function answerOf({ id, code }: Step, balance: string): JournalAnswer {
  const sha = `${id}-body`
  return { status: code ? 402 : 200, code: code ?? null, balance, replayed: false, sha, shaBare: sha, ms: 1 }
}

function rowOf({ kind, id, amount, moved, code }: Step, balance: string): LedgerRow {
  const posted = moved !== '0'
  return {
    kind,
    transaction_id: id,
    ledger_id: `l-${id}`,
    provider_id: kind === 'deposit' ? 'operator' : 'acme',
    round_id: kind === 'deposit' || kind === 'rollback' ? null : 'r1',
    status: code ? 'refused' : 'ok',
    amount,
    currency: 'EUR',
    rate: posted ? '1' : null,
    base_amount: posted ? moved.replace('-', '') : null,
    balance,
    at: '',
  }
}

const again = (id: string, sha: string) =>
  ({
    t: 'answered',
    n: 2,
    id,
    poison: false,
    answer: { ...answerOf({ id } as Step, '0'), sha, shaBare: sha },
  }) as const

describe('the reconciler', () => {
  it('finds nothing where nothing is wrong', () => {
    expect(tell().judge()).toEqual([])
  })

  it('finds an answered transaction that is not in the ledger', () => {
    const { rows, judge } = tell()
    rows.splice(3, 1)
    expect(judge()).toEqual(['unexplained b3', 'missing w1'])
  })

  it('finds the last transaction missing by the balance too', () => {
    const { rows, judge } = tell()
    rows.pop()
    expect(judge()).toEqual(['balance', 'missing j1'])
  })

  it('finds a transaction that is there twice', () => {
    const { rows, judge } = tell()
    rows.splice(2, 0, { ...rows[1]!, ledger_id: 'l-again', balance: '80.00' })
    expect(judge()).toEqual(['unexplained b2', 'doubled b1'])
  })

  it('finds a status other than the answered one', () => {
    const { rows, judge } = tell()
    rows[2] = { ...rows[2]!, status: 'ok' }
    expect(judge()).toEqual(['unexplained b2', 'status b2'])
  })

  it('finds what was never sent', () => {
    const { rows, judge } = tell()
    rows.push({ ...rows.at(-1)!, transaction_id: 'stranger' })
    expect(judge()).toEqual(['not sent stranger'])
  })

  it('leaves alone what others did to the same player', () => {
    const { rows, player, judge } = tell()
    rows.push({ ...rows.at(-1)!, transaction_id: 't9', provider_id: 'bolt', balance: '2000.00' })
    rows.push({ ...rows.at(-1)!, transaction_id: 'bonus-1', provider_id: 'operator', balance: '2100.00' })
    player.balance = '2100.00'
    expect(judge()).toEqual([])
  })

  it('leaves to the journal before it what that one sent', () => {
    const { book, rows, player, judge } = tell()
    rows.push({ ...rows.at(-1)!, transaction_id: 'old-7-b1', balance: '1000.00' })
    player.balance = '1000.00'
    expect(judge()).toEqual(['not sent old-7-b1'])
    enter(book, { t: 'earlier', runs: ['old'] })
    expect(judge()).toEqual([])
  })

  it('finds a balance that its transactions do not come to', () => {
    const { player, judge } = tell()
    player.balance = '1115.51'
    expect(judge()).toEqual(['balance'])
  })

  it('finds an amount, a currency, a round, a kind other than sent', () => {
    const { rows, judge } = tell()
    rows[1] = { ...rows[1]!, amount: '10.01', currency: 'USD', round_id: 'r2', kind: 'win' }
    expect(judge()).toEqual(['kind b1', 'amount b1', 'currency b1', 'round b1'])
  })

  it('finds a movement without its posting, and a wrong base amount', () => {
    const { rows, judge } = tell()
    rows[1] = { ...rows[1]!, rate: null, base_amount: null }
    rows[3] = { ...rows[3]!, rate: '1.1' }
    expect(judge()).toEqual(['no posting b1', 'base amount w1'])
  })

  it('finds a second refund of one bet, and a refund of a free one', () => {
    const twice = story.map(step => (step.id === 'x2' ? { ...step, moved: '5.00' } : step))
    expect(tell(twice).judge()).toEqual(['unexplained x2'])
    const free: Step = { kind: 'rollback', id: 'x9', amount: '3.00', moved: '3.00', of: 'b4' }
    expect(tell([...story, free]).judge()).toEqual(['unexplained x9'])
  })

  it('accepts a late bet without effect only where a rollback names it', () => {
    const late: Step = { kind: 'bet', id: 'unknown', amount: '2.00', moved: '0' }
    expect(tell([...story, late]).judge()).toEqual([])
    expect(tell([...story, { ...late, id: 'b9' }]).judge()).toEqual(['unexplained b9'])
  })

  it("accepts a win's rollback that moves nothing only where the balance is too low", () => {
    const keep: Step = { kind: 'rollback', id: 'x9', amount: '25.50', moved: '0', of: 'w1' }
    expect(tell([...story, keep]).judge()).toEqual(['unexplained x9'])
    const broke: Step = { kind: 'bet', id: 'b9', amount: '1115.50', moved: '-1115.50' }
    expect(tell([...story, broke, keep]).judge()).toEqual([])
  })

  it('finds a repeat that was answered otherwise, and an answered balance the ledger does not have', () => {
    const { book, rows, judge } = tell()
    enter(book, { t: 'again', n: 2, id: 'b1', poison: false })
    enter(book, again('b1', 'b1-body'))
    expect(judge()).toEqual([])
    enter(book, again('b1', 'other'))
    book.entries.get('w1')!.stored!.balance = '1.00'
    expect(judge()).toEqual(['answers differ b1', 'answered balance w1'])
    expect(rows).toHaveLength(10)
  })

  it('finds a poisoned repeat that was not refused', () => {
    const { book, judge } = tell()
    const answer = answerOf({ id: 'b1' } as Step, '0')
    enter(book, {
      t: 'answered',
      n: 2,
      id: 'b1',
      poison: true,
      answer: { ...answer, status: 409, code: 'TRANSACTION_CONFLICT' },
    })
    expect(judge()).toEqual([])
    enter(book, { t: 'answered', n: 2, id: 'b1', poison: true, answer })
    expect(judge()).toEqual(['poison b1'])
  })

  it('names what was sent and never answered, and the violations noted while playing', () => {
    const { book, judge } = tell()
    enter(book, {
      t: 'sent',
      n: 1,
      call: callOf({ kind: 'bet', id: 'b8', amount: '1', moved: '0' }),
      poison: false,
    })
    enter(book, { t: 'lost', n: 1, id: 'b8', why: 'hung up' })
    enter(book, { t: 'violation', id: 'b1', what: 'the answer is not signed' })
    expect(judge()).toEqual(['violation b1', 'unresolved b8'])
  })

  it('finds a refused credit that the ledger has after all', () => {
    const { book, rows, judge } = tell()
    const win: Step = { kind: 'win', id: 'w8', amount: '0', moved: '0' }
    enter(book, { t: 'sent', n: 1, call: callOf(win), poison: false })
    const answer = { ...answerOf(win, '0'), status: 404, code: 'TRANSACTION_NOT_FOUND', balance: null }
    enter(book, { t: 'answered', n: 1, id: 'w8', poison: false, answer })
    expect(judge()).toEqual([])
    rows.push(rowOf(win, rows.at(-1)!.balance))
    expect(judge()).toEqual(['refused, yet there w8'])
  })

  it('finds a player the casino does not know', () => {
    const { book } = tell([])
    expect(reconcile(book, new Map()).findings.map(({ what }) => what)).toEqual(['player missing'])
  })
})
