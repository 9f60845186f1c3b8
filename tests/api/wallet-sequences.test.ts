import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { verifyLedger } from '@/lib/ledger/verify'
import { ownDatabase } from '../support/database'
import { inEuros, Model } from '../support/model'
import { type Guest, openTable, type Reply, type Table } from '../support/table'

// Few ids, rounds and cents, so that a run often meets itself.
const round = fc.constantFrom('r1', 'r2', 'r3')
const cents = fc.bigInt(0n, 40n)
const id = fc.integer({ min: 1, max: 12 }).map(number => `t${number}`)
const closes = fc.constantFrom(false, false, false, true)
const step = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('bet' as const),
      id,
      round,
      cents,
      closes,
      type: fc.constantFrom('cash', 'cash', 'cash', 'free', 'tip'),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('win' as const),
      id: id.map(text => `w${text}`),
      round,
      cents,
      closes,
      names: fc.option(id, { nil: undefined }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constant('rollback' as const),
      id: id.map(text => `x${text}`),
      names: fc.oneof(
        id,
        id,
        id.map(text => `w${text}`),
      ),
      cents: fc.constant(0n),
    }),
  },
  { weight: 3, arbitrary: fc.record({ kind: fc.constant('retry' as const), back: fc.nat(10) }) },
  { weight: 2, arbitrary: fc.record({ kind: fc.constant('poisoned' as const), back: fc.nat(10) }) },
)
type Step = typeof step extends fc.Arbitrary<infer T> ? T : never
type Money = Exclude<Step, { kind: 'retry' | 'poisoned' }>

/** A run ends with its time, so that a busy machine does less and not worse. */
const bounds = { numRuns: 30, endOnFailure: true, interruptAfterTimeLimit: 15_000 }

let table: Table
let byPlayer: Table
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  byPlayer = await openTable({ id_scope: 'player' })
})

test('whatever a provider sends, each player is answered as a small model of the rules says', async () => {
  const game = fc.array(fc.array(step, { minLength: 5, maxLength: 40 }), { minLength: 2, maxLength: 6 })
  await fc.assert(
    fc.asyncProperty(game, async players => {
      await Promise.all(players.map(steps => playAgainstModel(table, steps)))
    }),
    bounds,
  )
  await proveLedger()
}, 60_000)

test('where ids are the player’s own, players may use the same ones and never meet', async () => {
  const game = fc.array(fc.array(step, { minLength: 5, maxLength: 20 }), { minLength: 3, maxLength: 5 })
  await fc.assert(
    fc.asyncProperty(game, async players => {
      await Promise.all(players.map(steps => playAgainstModel(byPlayer, steps)))
    }),
    { ...bounds, numRuns: 15 },
  )
  await proveLedger()
}, 60_000)

test('whatever is sent all at once, a balance is the sum of what was accepted', async () => {
  const moves = fc.array(step, { minLength: 20, maxLength: 60 })
  await fc.assert(fc.asyncProperty(moves, playAtOnce), bounds)
  await proveLedger()
}, 60_000)

async function playAgainstModel(table: Table, steps: Step[]): Promise<void> {
  const guest = await table.seat('1.00')
  const model = new Model(100n)
  const sent: Money[] = []
  for (const next of steps) {
    const move = meant(next, sent)
    if (!move) continue
    sent.push(move)
    const expected = model.send(move.id, move)
    const { outcome, replayed, body } = await send(table, guest, move)
    const told = { move, outcome, replayed, balance: body.balance }
    expect(told).toEqual({
      move,
      outcome: expected.outcome,
      replayed: expected.replayed,
      balance: inEuros(expected.balance),
    })
  }
  expect(await table.balance(guest)).toBe(inEuros(model.balance))
}

async function playAtOnce(steps: Step[]): Promise<void> {
  const guest = await table.seat('1.00')
  const moves: Money[] = []
  for (const next of steps) {
    const move = meant(next, moves)
    if (move) moves.push(move)
  }
  const replies = await Promise.all(moves.map(move => send(table, guest, move)))
  const accepted = new Map<string, Money & { text: string }>()
  replies.forEach((reply: Reply, index) => {
    const move = moves[index]!
    expect(reply.status, reply.text).toBeLessThan(500)
    if (reply.outcome !== 'ok') return
    const known = accepted.get(move.id)
    if (known) expect(reply.text).toBe(known.text)
    else accepted.set(move.id, { ...move, text: reply.text })
  })
  const all = [...accepted.values()]
  const undone = new Set(all.map(move => (move.kind === 'rollback' ? move.names : '')))
  const balance = all.reduce((sum, move) => sum + effect(move, undone), 100n)
  expect(await table.balance(guest)).toBe(inEuros(balance))
}

function effect(move: Money, undone: Set<string>): bigint {
  if (move.kind === 'win') return move.cents
  if (move.kind === 'rollback' || move.type === 'free' || undone.has(move.id)) return 0n
  return -move.cents
}

/** What a step sends: a retry is what was sent before, a poisoned one another amount under its id. */
function meant(next: Step, sent: Money[]): Money | null {
  if (next.kind !== 'retry' && next.kind !== 'poisoned') return next
  const before = sent.at(-1 - next.back)
  if (!before) return null
  return next.kind === 'retry' || before.kind === 'rollback'
    ? before
    : { ...before, cents: before.cents + 1n }
}

function send(table: Table, guest: Guest, move: Money): Promise<Reply> {
  const own = (name: string) => (table === byPlayer ? name : `${name}:${guest.id}`)
  if (move.kind === 'rollback') return table.rollback(guest, own(move.id), own(move.names))
  const facts = { round_id: move.round, round_closed: move.closes }
  const amount = inEuros(move.cents)
  if (move.kind === 'bet') return table.bet(guest, own(move.id), amount, { ...facts, type: move.type })
  return table.win(guest, own(move.id), amount, {
    ...facts,
    bet_transaction_id: move.names && own(move.names),
  })
}

async function proveLedger(): Promise<void> {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
}
