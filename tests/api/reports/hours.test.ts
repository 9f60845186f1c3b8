import { afterAll, beforeAll, expect, test } from 'vitest'
import { now, toDay } from '@/lib/clock'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { isTooSlow } from '@/lib/db/trouble'
import { setRate } from '@/lib/fx/set'
import { browseFilter } from '@/lib/ledger/browse/filter'
import { sumEntries } from '@/lib/ledger/browse/totals'
import { readFigures } from '@/lib/reports/figures'
import { hourLength, hoursBetween, readHours } from '@/lib/reports/hours'
import {
  by,
  call,
  deposit,
  newPlayer,
  newProvider,
  openCasino,
  type TestProvider,
} from '../../support/casino'
import { ownDatabase } from '../../support/database'

let casino: Awaited<ReturnType<typeof openCasino>>
let provider: TestProvider
let sandbox: TestProvider
let from: number

beforeAll(async () => {
  await ownDatabase()
  casino = await openCasino()
  await setRate({ currency: 'USD', day: toDay(now()), rate: '0.5', source: 'test' }, by())
  const policies = { settled_rollback: 'accept', win_rollback: 'negative' } as const
  provider = await newProvider(policies)
  sandbox = await newProvider(policies, 'sandbox')
  from = now() - (now() % hourLength)
  await play(provider, 'USD')
  await play(sandbox, 'EUR')
})
afterAll(async () => {
  await casino.close()
  await Promise.all([closePools(), closePrisma()])
})

/** 100 in; 30 staked of which 10 are given back; 12.5 won of which 2.5 are taken back. */
async function play(at: TestProvider, currency: string): Promise<void> {
  const player = await newPlayer(at, currency, at === sandbox)
  await deposit(casino.url, casino.operator, player.id, currency, '100')
  const common = { token: player.token, player_id: player.id, currency, game_id: 'g1' }
  const calls = [
    ['bet', { transaction_id: 'b1', round_id: 'r1', amount: '20' }],
    ['bet', { transaction_id: 'b2', round_id: 'r2', amount: '10' }],
    ['rollback', { transaction_id: 'x2', round_id: 'r2', original_transaction_id: 'b2' }],
    ['win', { transaction_id: 'w1', round_id: 'r1', amount: '10' }],
    ['win', { transaction_id: 'w2', round_id: 'r1', amount: '2.5', round_closed: true }],
    ['rollback', { transaction_id: 'x3', round_id: 'r1', original_transaction_id: 'w2' }],
  ] as const
  for (const [path, facts] of calls) {
    const named = Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [
        name,
        /transaction_id|round_id/.test(name) ? `${value}-${player.id}` : value,
      ]),
    )
    const { body } = await call(casino.url, at.key, `/api/wallet/${path}`, { ...common, ...named })
    expect(body).toMatchObject({ status: 'ok' })
  }
}

test('an hour tells stakes, wins and players as the postings do, without test players', async () => {
  const hours = await readHours(from, now() + 1, 5000)
  const played = hours.find(hour => hour.players !== '0')!
  expect(played.players).toBe('1')
  expect(played.providers).toHaveLength(1)
  const [sums] = played.providers
  expect(sums).toMatchObject({ providerId: provider.id, bets: '2' })
  expect([+sums!.stake, +sums!.win]).toEqual([10, 5])
})

test('the hours agree with what the house holds', async () => {
  const hours = await readHours(from, now() + 1, 5000)
  const { rows } = await ownerPool().query(
    `select sum(case when a.id = p.destination_id then p.base_amount else -p.base_amount end)::float8 as ggr
       from postings p join accounts a on a.id in (p.source_id, p.destination_id) and a.kind = 'provider'
       join wallets w on w.id = p.wallet_id join players y on y.id = w.player_id and not y.test`,
  )
  const ggr = hours.flatMap(hour => hour.providers).reduce((sum, one) => sum + +one.stake - +one.win, 0)
  expect(ggr).toBe(rows[0].ggr)
})

test('a window has all its buckets, money rounded to the base currency', async () => {
  const day = await readFigures('24h', now() + 1)
  expect(day!.buckets).toHaveLength(24)
  expect(day!.total).toEqual({ stake: '10.00', win: '5.00', ggr: '5.00', bets: '2', players: '1' })
  expect(day!.providers).toMatchObject([{ id: provider.id, name: 'Acme', stake: '10.00' }])
  const week = await readFigures('7d', now() + 1)
  expect(week!.buckets).toHaveLength(28)
  expect(week!.total).toEqual(day!.total)
  // What its GGR leads to comes to it.
  const { since, until } = day!
  const sums = await sumEntries(
    appPool(),
    browseFilter.parse({ since, until, account: 'games', test: 'none' }),
  )
  expect(sums.map(({ netBase }) => netBase)).toEqual(['5.00'])
})

test('what takes too long is known as that', async () => {
  const thrown = await readHours(from, now(), 1).then(
    () => null,
    error => error,
  )
  // A machine may be that fast; what counts is that a cut-off statement is told from every other failure.
  if (thrown) expect(isTooSlow(thrown)).toBe(true)
  expect(isTooSlow(new Error('connection refused'))).toBe(false)
  expect(isTooSlow(undefined)).toBe(false)
})

test('hours between two times', () => {
  expect(hoursBetween(0, 1)).toEqual([0])
  expect(hoursBetween(0, hourLength)).toEqual([0])
  expect(hoursBetween(hourLength + 5, 3 * hourLength + 1)).toEqual([1, 2, 3].map(one => one * hourLength))
  expect(hoursBetween(5, 5 - hourLength)).toEqual([])
})
