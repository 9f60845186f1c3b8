import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

import { listDisputes } from '@/lib/cases/list-disputes'
import { sweepStuckRounds } from '@/lib/cases/sweep'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { verifyLedger } from '@/lib/ledger/verify'
import type { Intent } from '@/lib/resolutions/intent'
import { possibleResolutions } from '@/lib/resolutions/possible'
import { find } from '@/lib/search/find'
import { disputes } from '@/server/demo/disputes/stories'
import { furnishCasino } from '@/server/demo/furnish'
import { seedPast } from '@/server/demo/past/seed'
import { ownDatabase } from '@/tests/support/database'
import { approve, hold, intentFor, newAgent, put } from '@/tests/support/resolving'
import type { Guest } from '@/tests/support/table'

const size = process.env.DEMO_PAST === 'whole' ? undefined : { days: 12, players: 150, transactions: 6_000 }
const long = 300_000

const going = new AbortController()

let home: string

beforeAll(async () => {
  await ownDatabase()
  home = await mkdtemp(path.join(tmpdir(), 'cage-demo-'))
  Object.assign(process.env, { CAGE_HOME: home, CAGE_MASTER_KEY: randomBytes(32).toString('hex') })
}, long)

afterAll(async () => {
  await Promise.all([closePools(), closePrisma()])
  await rm(home, { recursive: true, force: true })
})

test(
  'the past of the demo is what the rules make of it, and the ledger proves it',
  async () => {
    const { demo } = await furnishCasino('http://127.0.0.1:1')
    const told: string[] = []
    const cut = AbortSignal.abort()
    await seedPast(demo, () => {}, cut, size)
    expect(await count('select from players'), 'cut off, nothing is left').toBe(0)
    await seedPast(demo, line => told.push(line), going.signal, size)
    if (!size) console.log(told.join('\n'), Math.round(process.memoryUsage().rss / 2 ** 20), 'MiB')
    const report = await verifyLedger()
    expect(report.checks.filter(check => check.ok !== true)).toEqual([])
    expect(await count('select from players')).toBeGreaterThan(size ? 200 : 2_000)
    expect(await count('select from transactions')).toBeGreaterThan(size ? 5_500 : 250_000)
    expect(await count('select distinct currency from postings')).toBe(8)
    expect(await count(`select from transactions where at > now() or at < now() - interval '130 days'`)).toBe(
      0,
    )
    expect(
      await count(`select from rounds where status = 'open' and opened_at < now() - interval '1 day'`),
    ).toBe(0)
    expect(await count('select from requests')).toBeGreaterThan(1000)
    expect(await count('select from rates where revision = 2'), 'one rate was corrected').toBe(1)
    expect(
      await count(`select from postings p join rates r on r.currency = p.currency and r.day = p.rate_day
                   where r.revision = 2 and p.rate = r.rate`),
      'nothing posted carries the correction',
    ).toBe(0)
    expect(
      await count(`select from (select max(day) - min(day) + 1 - count(distinct day) as gaps from rates
                   group by currency) missing where gaps > 0`),
      'one currency has a day without a rate',
    ).toBe(1)
  },
  long,
)

test('begun again it changes nothing', async () => {
  const { demo } = await furnishCasino('http://127.0.0.1:1')
  const before = await count('select from transactions')
  await seedPast(demo, () => {}, going.signal, size)
  expect(await count('select from transactions')).toBe(before)
})

test('the twelve disputes are there, each with its story, found by what the player says', async () => {
  const listed = await listDisputes()
  expect(
    listed.map(({ number, name, says, happened, expected }) => ({ number, name, says, happened, expected })),
  ).toEqual(
    disputes.map(({ name, says, happened, expected }, index) => ({
      number: index + 1,
      name,
      says,
      happened,
      expected,
    })),
  )
  for (const { number, says, playerName, roundId } of listed) {
    const { place, transactionId } = disputes[number - 1]!
    const hints = [place.round, transactionId, playerName].filter(
      hint => hint !== null && says.includes(hint),
    )
    expect(hints.length, says).toBeGreaterThan(0)
    if (transactionId)
      expect(await count(`select from requests where provider_round_id = '${place.round}'`)).toBeGreaterThan(
        0,
      )
    expect(roundId === null).toBe(transactionId === null)
  }
})

test('docs/disputes.md tells the same stories', () => {
  const told = readFileSync('docs/disputes.md', 'utf8')
  for (const { name, says, happened, expected } of disputes) {
    for (const part of [name, says, happened, expected]) expect(told).toContain(part)
  }
})

test('each dispute is what its story says', async () => {
  const { rows } = await appPool().query(
    `select c.dedupe, r.status, r.bets_live, r.stake::text as stake, r.win::text as win, w.balance >= 0 as solvent,
       (select array_agg(concat_ws(' ', o.kind, o.code) order by o.kind) from cases o where o.round_id = c.round_id and o.kind <> 'manual') as cases
     from cases c left join rounds r on r.id = c.round_id join wallets w on w.player_id = c.player_id
     where c.opened_by = 'demo' order by c.player_id`,
  )
  expect(
    rows.map(({ status, bets_live, stake, win, cases }) =>
      [status, bets_live, stake, win, cases?.join()].join(' '),
    ),
  ).toEqual([
    'open 1 50.00 0 stuck_round',
    'closed 1 2.00 0 credit_refused ROUND_CLOSED',
    '    credit_refused TRANSACTION_NOT_FOUND',
    'closed 0 0 18.40 orphan_win',
    'closed 1 1.500 14.500 kept_rollback',
    'closed 1 10.00 0 rollback_refused ALREADY_SETTLED',
    'cancelled 0 0 0 ',
    'closed 2 50.00 50.00 ',
    'closed 1 5.00 12.00 ',
    'open 1 20.00 0 stuck_round',
    'open 1 200.00 0 stuck_round',
    '    ',
  ])
})

test('the sweep finds the rounds that hang by itself', async () => {
  await sweepStuckRounds(Date.now())
  const { rows } = await appPool().query(
    `select split_part(d.title, ':', 1) as dispute, s.reason from cases d join cases s on s.round_id = d.round_id
     where d.opened_by = 'demo' and s.kind = 'stuck_round' order by d.player_id`,
  )
  expect(rows).toEqual(
    ['Dispute 1', 'Dispute 10', 'Dispute 11'].map(dispute => ({ dispute, reason: 'bet_without_win' })),
  )
})

/** What puts a dispute right, where something has to be: the action, and what it needs. */
const remedies: Record<number, [action: Intent['action'], parts: Partial<Intent>]> = {
  1: ['transaction.rollback', {}],
  2: ['win.accept', {}],
  5: ['win.release', {}],
  6: ['round.rollback', {}],
  8: ['transaction.rollback', {}],
  10: ['round.settle', { amount: '480.00' }],
  11: ['round.close', {}],
  12: ['player.adjust', { amount: '0.00350000', direction: 'credit' }],
}
const aboveThreshold = [10, 12]

test(
  'each dispute is found by what the player says, and put right as expected',
  async () => {
    const [agent, approver] = [await newAgent('support'), await newAgent('approver')]
    for (const { number, says, playerId, playerName, roundId } of await listDisputes()) {
      const { place, transactionId } = disputes[number - 1]!
      const named = [transactionId, place.round, playerName].find(hint => hint && says.includes(hint))!
      const { hits } = await find(named, 'support')
      expect(
        hits.map(hit => hit.href),
        says,
      ).toContainEqual(expect.stringMatching(hrefOf(roundId, playerId)))
      const remedy = remedies[number]
      if (!remedy) continue
      const [action, parts] = remedy
      const offered = roundId === null ? [] : await possibleResolutions(roundId, agent)
      const offer = offered.find(
        one => one.action === action && (!one.transactionId || one.label.includes(transactionId!)),
      )
      if (action !== 'player.adjust') expect(offer?.against, `${number}: ${action}`).toBeNull()
      const { transactionId: ours = null, caseId = null } = offer ?? {}
      const intent = intentFor({ id: playerId } as Guest, action, {
        roundId,
        transactionId: ours,
        caseId,
        ...parts,
      })
      if (!aboveThreshold.includes(number)) await put(agent, intent)
      else await approve(approver, await hold(agent, intent))
    }
    const report = await verifyLedger()
    expect(report.checks.filter(check => check.ok !== true)).toEqual([])
  },
  long,
)

function hrefOf(roundId: string | null, playerId: string): RegExp {
  return new RegExp(
    roundId === null ? `^/players/${playerId}` : `^/(rounds/${roundId}|players/${playerId}|requests/)`,
  )
}

async function count(query: string): Promise<number> {
  const { rows } = await appPool().query(`select count(*)::int as count from (${query}) found`)
  return rows[0].count
}
