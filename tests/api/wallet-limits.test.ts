import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { staffActor } from '@/lib/actor'
import { type Instant, now } from '@/lib/clock'
import { appPool, lanePool } from '@/lib/db/pools'
import { newId } from '@/lib/ids'
import { verifyLedger } from '@/lib/ledger/verify'
import { canonical } from '@/lib/money/amount'
import { periodStart } from '@/lib/players/limits'
import { directory } from '@/lib/providers/directory'
import type { Command } from '@/lib/wallet/command'
import { windows } from '@/lib/wallet/limits'
import { loadStatements } from '@/lib/wallet/load'
import { type Recalled, recallUse } from '@/lib/wallet/recall'
import { runBatch } from '@/lib/wallet/run'
import { staffRollback } from '@/lib/wallet/staff-commands'
import { betOf, rollbackOf, winOf } from '../support/commands'
import { ownDatabase } from '../support/database'
import { decideAsStaff, findOriginal, hireStaff, setLimit } from '../support/rulings'
import { type Guest, openTable, type Table } from '../support/table'

const [hour, day] = [3_600_000, 86_400_000]

// The month after this one has its partition, and begins and ends in it whatever day it is today.
const month = periodStart('month', periodStart('month', now()) + 40 * day)
const monday = periodStart('week', month + 13 * day)

let table: Table
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
})
afterAll(async () => {
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
})

/** A player with a session that outlasts the test, and a limit in force from the beginning. */
async function seatLimited(
  kind: string,
  period: string,
  amount: string,
  from = 0,
  at = table,
): Promise<Guest> {
  const guest = await at.seat('1000.00')
  await appPool().query('update sessions set expires_at = $2 where player_id = $1', [
    guest.id,
    new Date(month + 70 * day),
  ])
  await setLimit(guest.id, 'EUR', kind, period, amount, from)
  return guest
}

async function decide(at: Instant, ...commands: Command[]): Promise<string[]> {
  const answers = await runBatch(lanePool(), commands, at)
  return answers.map(answer => answer.code ?? 'ok')
}

let used = 0
const bet = (guest: Guest, amount: string, round = 'r1') => ({
  ...betOf(table, guest, `t${++used}`, amount, round),
})
const last = () => `t${used}`

describe('windows', () => {
  test.each([
    ['day', monday + hour, monday + day - 1, monday + day],
    ['week', monday, monday + 7 * day - 1, monday + 7 * day],
    ['month', month, month + 27 * day, month + 32 * day],
  ])('a %s ends where the next begins', async (period, first, stillIn, next) => {
    const guest = await seatLimited('wager', period, '50')
    expect(await decide(first, bet(guest, '30.00'))).toEqual(['ok'])
    expect(await decide(stillIn, bet(guest, '20.01'))).toEqual(['LIMIT_EXCEEDED'])
    expect(await decide(stillIn, bet(guest, '20.00'))).toEqual(['ok'])
    expect(await decide(next, bet(guest, '50.01'))).toEqual(['LIMIT_EXCEEDED'])
    expect(await decide(next, bet(guest, '50.00'))).toEqual(['ok'])
  })

  test('a rollback gives back in the window of its bet, not in that of its own time', async () => {
    const guest = await seatLimited('wager', 'day', '50')
    await setLimit(guest.id, 'EUR', 'wager', 'week', '80', 0)
    expect(await decide(monday, bet(guest, '40.00'))).toEqual(['ok'])
    const bought = last()
    expect(await decide(monday + day, bet(guest, '40.00'))).toEqual(['ok'])
    expect(await decide(monday + day, bet(guest, '0.01'))).toEqual(['LIMIT_EXCEEDED'])
    expect(await decide(monday + day, rollbackOf(table, guest, `x${bought}`, bought))).toEqual(['ok'])
    expect(await decide(monday + day, bet(guest, '10.01'))).toEqual(['LIMIT_EXCEEDED'])
    expect(await decide(monday + day, bet(guest, '10.00'))).toEqual(['ok'])
  })

  test('a window that began in the month before counts what was staked there', async () => {
    const before = periodStart('week', month + 31 * day)
    const guest = await seatLimited('wager', 'week', '50')
    expect(await decide(before, bet(guest, '30.00'))).toEqual(['ok'])
    expect(await decide(before + 7 * day - 1, bet(guest, '20.01'))).toEqual(['LIMIT_EXCEEDED'])
  })
})

describe('which limit is in force', () => {
  test('one that has not come yet counts for nothing, and from its moment on', async () => {
    const guest = await seatLimited('stake', 'bet', '10', monday)
    expect(await decide(monday - 1, bet(guest, '11'))).toEqual(['ok'])
    expect(await decide(monday, bet(guest, '11'))).toEqual(['LIMIT_EXCEEDED'])
  })

  test('the newest that has come, and none where it takes the limit away', async () => {
    const guest = await seatLimited('stake', 'bet', '10', monday)
    await setLimit(guest.id, 'EUR', 'stake', 'bet', '5', monday + hour)
    await setLimit(guest.id, 'EUR', 'stake', 'bet', null, monday + 2 * hour)
    expect(await decide(monday, bet(guest, '10'), bet(guest, '10.01'))).toEqual(['ok', 'LIMIT_EXCEEDED'])
    expect(await decide(monday + hour, bet(guest, '5'), bet(guest, '5.01'))).toEqual(['ok', 'LIMIT_EXCEEDED'])
    expect(await decide(monday + 2 * hour, bet(guest, '500'))).toEqual(['ok'])
  })

  test('of two of one moment the one that was set last', async () => {
    const guest = await seatLimited('stake', 'bet', '10', monday)
    await setLimit(guest.id, 'EUR', 'stake', 'bet', '5', monday)
    expect(await decide(monday, bet(guest, '10'))).toEqual(['LIMIT_EXCEEDED'])
  })
})

describe('within a batch', () => {
  test('bets accumulate, wins and rollbacks make room, each player has their own', async () => {
    const [anna, bob] = [await seatLimited('loss', 'day', '50'), await seatLimited('wager', 'day', '20')]
    const bets = [bet(anna, '40'), bet(bob, '20'), bet(anna, '10.01'), bet(anna, '10'), bet(bob, '0.01')]
    expect(await decide(monday, ...bets)).toEqual(['ok', 'ok', 'LIMIT_EXCEEDED', 'ok', 'LIMIT_EXCEEDED'])
    const more = [
      bet(anna, '0.01'),
      winOf(table, anna, `w${used}`, '5'),
      bet(anna, '5', 'r2'),
      rollbackOf(table, bob, `x${used}`, bets[1]!.transactionId),
      bet(bob, '20', 'r2'),
      bet(bob, '0.01', 'r2'),
    ]
    expect(await decide(monday + hour, ...more)).toEqual([
      'LIMIT_EXCEEDED',
      'ok',
      'ok',
      'ok',
      'ok',
      'LIMIT_EXCEEDED',
    ])
    expect(await decide(monday + hour, bet(anna, '0.01', 'r2'))).toEqual(['LIMIT_EXCEEDED'])
  })

  test('many at once never pass a limit', async () => {
    const guest = await table.seat('1000.00')
    await setLimit(guest.id, 'EUR', 'wager', 'day', '50')
    const replies = await Promise.all(
      Array.from({ length: 60 }, (_, n) => table.bet(guest, `many${n}`, '3.00', { round_id: `m${n}` })),
    )
    expect(replies.filter(reply => reply.outcome === 'ok')).toHaveLength(16)
    expect(await table.balance(guest)).toBe('952.00')
  })
})

test('a refusal is stored, and stays when there is room again', async () => {
  const guest = await table.seat('100.00')
  await setLimit(guest.id, 'EUR', 'stake', 'bet', '10')
  expect((await table.bet(guest, 'big', '11.00')).outcome).toBe('LIMIT_EXCEEDED')
  await setLimit(guest.id, 'EUR', 'stake', 'bet', null)
  const again = await table.bet(guest, 'big', '11.00')
  expect([again.outcome, again.replayed]).toEqual(['LIMIT_EXCEEDED', true])
})

describe('what it costs', () => {
  test('a player without limits: nothing of limits or use is looked at', async () => {
    const guest = await table.seat('100.00')
    expect(await loopsOn(guest, /^(player_limits|postings)/, now())).toBe(0)
  })

  test('a player with them: the links of the window alone, and none of them where they are remembered', async () => {
    const guest = await seatLimited('wager', 'day', '100000')
    const bets = (many: number) => Array.from({ length: many }, () => bet(guest, '0.01'))
    await decide(monday, ...bets(60))
    await decide(monday + day, ...bets(5))
    const forgotten = await rowsOf(guest, monday + day, null)
    expect(forgotten).toBeGreaterThan(0)
    expect(forgotten).toBeLessThanOrEqual(5)
    expect(await rowsOf(guest, monday + day, recallUse(guest.id, monday + day))).toBe(0)
  })
})

describe('what is remembered', () => {
  test('is what would be added up, whatever happens and whoever decides', async () => {
    const lenient = await openTable({ win_rollback: 'negative', settled_rollback: 'accept' })
    const guest = await seatLimited('loss', 'day', '300', 0, lenient)
    await setLimit(guest.id, 'EUR', 'wager', 'month', '5000', month)
    await setLimit(guest.id, 'EUR', 'wager', 'week', '2000', monday)
    const maker = await hireStaff()
    let at = month
    let compared = 0
    for (let step = 0; step < 150; step++) {
      at += pick([0, 1, hour, 5 * hour, day])
      const some = Array.from({ length: pick([1, 1, 2, 3]) }, () => anything(lenient, guest))
      // As the lanes do: a rollback meets nothing in its batch that it was not read with.
      const back = some.find(command => command.kind === 'rollback')
      const commands = back ? [back] : some
      const staff = pick([true, false, false])
      if (staff) await decideAsStaff(await anyRollback(lenient, guest, maker), at)
      else await decide(at, ...commands)
      compared += await expectRemembered(guest, at)
    }
    expect(compared).toBeGreaterThan(150)
  }, 60_000)

  test('counts for nothing once the wallet has moved on without it', async () => {
    const guest = await seatLimited('wager', 'day', '50')
    await decide(monday, bet(guest, '10'))
    const known = recallUse(guest.id, monday)!
    await decide(monday, bet(guest, '10'))
    const [row] = await readFor([bet(guest, '1')], monday, known)
    expect(row.allowance).toMatchObject({ holds: false, usage: { day: { wager: '20' } } })
  })

  test('is no guess of a window that nobody looked at', async () => {
    const guest = await seatLimited('wager', 'day', '1000')
    await decide(monday, bet(guest, '10'))
    await decide(monday + day, bet(guest, '10'))
    await setLimit(guest.id, 'EUR', 'wager', 'week', '25', 0)
    expect(await decide(monday + day, bet(guest, '5.01'), bet(guest, '5'))).toEqual(['LIMIT_EXCEEDED', 'ok'])
  })
})

function pick<T>(from: T[]): T {
  return from[Math.floor(Math.random() * from.length)]!
}

function anything(lenient: Table, guest: Guest): Command {
  const [id, round] = [`t${++used}`, pick(['r1', 'r2', 'r3'])]
  const amount = pick(['1', '2.50', '30', '0'])
  const kind = pick(['bet', 'bet', 'bet', 'win', 'rollback'])
  if (kind === 'win') return winOf(lenient, guest, id, amount)
  if (kind === 'rollback') return rollbackOf(lenient, guest, id, `t${used - pick([1, 2, 3, 5, 8, 13])}`)
  return { ...betOf(lenient, guest, id, amount, round) }
}

async function anyRollback(lenient: Table, guest: Guest, maker: string): Promise<Command> {
  const original = await findOriginal(lenient.provider.id, `t${used - pick([0, 1, 2, 3, 5])}`, guest.id)
  return staffRollback(original, { transactionId: newId(), actor: staffActor(maker), reason: 'test' })
}

/** Of the windows that have a limit: what is remembered, if it is, against what a read adds up. */
async function expectRemembered(guest: Guest, at: Instant): Promise<number> {
  const known = recallUse(guest.id, at)
  const [row] = await readFor([bet(guest, '1')], at, null)
  if (!known || !row.allowance.limits) return 0
  const seen = windows.filter(window => periodStart(window, at) >= known.since)
  for (const window of seen) {
    const { wager, won } = row.allowance.usage[window]
    const [staked, paid] = [known.usage[window].wager, known.usage[window].won].map(canonical)
    expect({ at, window, wager: canonical(wager), won: canonical(won) }).toEqual({
      at,
      window,
      wager: staked,
      won: paid,
    })
  }
  return seen.length
}

/** What a batch reads where this much is remembered. */
// biome-ignore lint/suspicious/noExplicitAny: a row as the statement makes it
async function readFor(commands: Command[], at: Instant, known: Recalled | null): Promise<any[]> {
  const { rows } = await withRead(commands, at, known, text => text)
  return rows
}

async function withRead(
  commands: Command[],
  at: Instant,
  known: Recalled | null,
  as: (text: string) => string,
) {
  const questions = commands.map(() => ({ stakes: true, at, known }))
  const { text, values } = loadStatements(await directory(), commands, questions, at)[1]!
  const client = await lanePool().connect()
  return client.query(as(text), values).finally(() => client.release())
}

type Node = {
  'Relation Name'?: string
  Alias?: string
  'Actual Loops': number
  'Actual Rows': number
  Plans?: Node[]
}

/** The nodes of the batch's read for a bet of this player, as they ran. */
async function planFor(guest: Guest, at: Instant, known: Recalled | null): Promise<Node[]> {
  const { rows } = await withRead(
    [bet(guest, '1')],
    at,
    known,
    text => `explain (analyze, format json) ${text}`,
  )
  const nodes: Node[] = []
  const walk = (node: Node) => {
    nodes.push(node)
    node.Plans?.forEach(walk)
  }
  walk(rows[0]['QUERY PLAN'][0].Plan)
  return nodes
}

async function loopsOn(guest: Guest, relation: RegExp, at: Instant): Promise<number> {
  const nodes = (await planFor(guest, at, null)).filter(node => relation.test(node['Relation Name'] ?? ''))
  expect(nodes.length).toBeGreaterThan(0)
  return nodes.reduce((sum, node) => sum + node['Actual Loops'], 0)
}

/** Links read of the wallet. */
async function rowsOf(guest: Guest, at: Instant, known: Recalled | null): Promise<number> {
  const links = (await planFor(guest, at, known)).filter(
    node => node['Relation Name'] === 'transactions' && /^t(_\d+)?$/.test(node.Alias ?? ''),
  )
  return links.reduce((sum, node) => sum + node['Actual Rows'] * node['Actual Loops'], 0)
}
