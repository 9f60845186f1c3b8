import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { walletId } from '@/lib/ledger/account'
import { format, toAmount } from '@/lib/money/amount'
import { curvePoints, readBalanceCurve } from '@/lib/players/balance-curve'
import { addedUp, explainBalance } from '@/lib/players/explain-balance'
import { listLedger } from '@/lib/players/ledger'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { call, deposit, newPlayer, newProvider, openCasino, type TestProvider } from '../../support/casino'
import { ownDatabase } from '../../support/database'

let casino: Awaited<ReturnType<typeof openCasino>>
let provider: TestProvider
beforeAll(async () => {
  await ownDatabase()
  casino = await openCasino()
  provider = await newProvider({ win_rollback: 'negative', settled_rollback: 'accept' })
})
afterAll(async () => {
  await casino.close()
  await closePrisma()
  await closePools()
})

/** A history without a pattern: bets, wins, refusals, rollbacks of both, with many decimals. */
async function play(calls: number): Promise<{ id: string; walletId: string }> {
  const player = await newPlayer(provider)
  await deposit(casino.url, casino.operator, player.id, 'EUR', '50')
  let seed = 7
  const random = (below: number) => {
    seed = (seed * 48_271) % 2_147_483_647
    return seed % below
  }
  const made: string[] = []
  for (let index = 0; index < calls; index++) {
    const transaction = `t${index}-${player.id}`
    const kind = ['bet', 'bet', 'bet', 'win', 'rollback'][random(5)]!
    const amount = `${random(30)}.${`${random(1_000_000)}`.padStart(6, '0')}`
    const common = { token: player.token, player_id: player.id, transaction_id: transaction }
    const body =
      kind === 'rollback'
        ? { ...common, original_transaction_id: made[random(made.length)] ?? 'none' }
        : { ...common, round_id: `r${random(8)}`, game_id: 'g1', currency: 'EUR', amount }
    await call(casino.url, provider.key, `/api/wallet/${kind}`, body)
    if (kind !== 'rollback') made.push(transaction)
  }
  return { id: player.id, walletId: walletId(player.id, 'EUR') }
}

describe('a balance explained', () => {
  test('the postings of a random history add up to the balance after every entry', async () => {
    const player = await play(60)
    const wallet = { id: player.walletId, currency: 'EUR' }
    const links = await prisma().transaction.findMany({
      where: { walletId: wallet.id },
      orderBy: { seq: 'asc' },
    })
    expect(new Set(links.map(link => link.kind))).toEqual(new Set(['deposit', 'bet', 'win', 'rollback']))
    expect(links.some(link => link.effect === 'refused')).toBe(true)
    for (const link of links) {
      const explained = (await explainBalance(wallet, link.id))!
      expect(explained.holds, `entry ${link.seq}`).toBe(true)
      expect(explained.sum).toBe(format(toAmount(link.balance.toFixed()), 'EUR'))
    }
    const present = (await explainBalance(wallet))!
    expect(present).toMatchObject({ holds: true, isPresent: true, difference: '0.00' })
    expect(present.entry!.seq).toBe(`${links.length}`)
  })

  test('an empty wallet is explained by nothing, and an entry of another wallet not at all', async () => {
    const [empty, other] = [await newPlayer(provider), await play(3)]
    const wallet = { id: walletId(empty.id, 'EUR'), currency: 'EUR' }
    expect(await explainBalance(wallet)).toMatchObject({ parts: [], sum: '0.00', holds: true, entry: null })
    const { rows } = await listLedger(other.walletId, ledgerFilter.parse({}), null)
    expect(await explainBalance(wallet, rows[0]!.id)).toBeNull()
  })

  test('a number that does not hold is said, with what is missing', () => {
    const part = { kind: 'deposit', in_count: '1', in: '10.00', out_count: '0', out: '0' }
    expect(addedUp([part], toAmount('10.000000000000000001'), 'EUR')).toMatchObject({
      holds: false,
      difference: '0.000000000000000001',
    })
  })

  test('a hundred thousand postings are still added up at once', async () => {
    const { walletId: id } = await play(0)
    await bulk(id, 100_000)
    const began = performance.now()
    const explained = (await explainBalance({ id, currency: 'EUR' }))!
    const took = performance.now() - began
    expect(explained).toMatchObject({ holds: true, postings: '100001' })
    // A fraction of this on an idle machine: the bound only catches a plan gone wrong.
    expect(took).toBeLessThan(5000)
  })
})

describe('the line', () => {
  test('every entry of a short wallet, and its last point is the balance', async () => {
    const player = await play(20)
    const { points, isSampled } = await readBalanceCurve({ id: player.walletId, currency: 'EUR' })
    const wallet = await prisma().wallet.findUniqueOrThrow({ where: { id: player.walletId } })
    expect(isSampled).toBe(false)
    expect(points.map(point => point.seq)).toEqual(points.map((_, index) => `${index + 1}`))
    expect(points.at(-1)!.balance).toBe(format(toAmount(wallet.balance.toFixed()), 'EUR'))
  })

  test('two hundred of a long one, the first and the last among them', async () => {
    const { walletId: id } = await play(0)
    await bulk(id, 5000)
    const { points, isSampled } = await readBalanceCurve({ id, currency: 'EUR' })
    const wallet = await prisma().wallet.findUniqueOrThrow({ where: { id } })
    expect(isSampled).toBe(true)
    expect(points).toHaveLength(curvePoints)
    expect([points[0]!.seq, points.at(-1)!.seq]).toEqual(['1', '5001'])
    expect(points.at(-1)!.balance).toBe(format(toAmount(wallet.balance.toFixed()), 'EUR'))
  })
})

describe('the ledger’s filter', () => {
  const find = async (wallet: string, query: Record<string, string>) =>
    (await listLedger(wallet, ledgerFilter.parse(query), null, 500)).rows

  test('by round (ours or the provider’s), amount, number', async () => {
    const player = await play(60)
    const all = await find(player.walletId, {})
    const one = all.find(row => row.kind === 'rollback' && row.roundUuid !== null)!
    expect(one.roundId).toMatch(/^r[0-9]$/)
    const same = all.filter(row => row.roundId === one.roundId).map(row => row.seq)
    expect((await find(player.walletId, { round: one.roundId! })).map(row => row.seq)).toEqual(same)
    expect((await find(player.walletId, { round: one.roundUuid! })).map(row => row.seq)).toEqual(same)
    expect(await find(player.walletId, { round: 'no-such' })).toEqual([])
    const between = await find(player.walletId, { min: '5', max: '12.5' })
    expect(between.length).toBeGreaterThan(0)
    expect(between.every(row => Number(row.amount) >= 5 && Number(row.amount) <= 12.5)).toBe(true)
    expect((await find(player.walletId, { upto: '10' })).map(row => row.seq)).toEqual([
      '10',
      '9',
      '8',
      '7',
      '6',
      '5',
      '4',
      '3',
      '2',
      '1',
    ])
  })

  test('by day, both included, also where the chain is long', async () => {
    const { walletId: id } = await play(0)
    await bulk(id, 5000)
    const days = await ownerPool().query(
      `select (at at time zone 'UTC')::date::text as day, count(*)::int as n from transactions where wallet_id = $1 group by 1 order by 1`,
      [id],
    )
    for (const { day, n } of days.rows) {
      const filter = ledgerFilter.parse({ from: day, to: day })
      expect((await listLedger(id, filter, null, 6000)).rows).toHaveLength(n)
    }
    const [first, last] = [days.rows[0].day, days.rows.at(-1).day]
    expect(
      (await listLedger(id, ledgerFilter.parse({ from: first, to: last }), null, 6000)).rows,
    ).toHaveLength(5001)
    expect(await find(id, { from: '2031-01-01' })).toEqual([])
    expect(await find(id, { to: '2001-01-01' })).toEqual([])
  })
})

/** Deposits of 0.01, from now on one every forty seconds, behind what is there; written as a restore would, past the rules. */
async function bulk(wallet: string, count: number): Promise<void> {
  const client = await ownerPool().connect()
  try {
    await client.query('begin')
    await client.query(
      `insert into transactions (id, provider_id, scope, provider_transaction_id, kind, wallet_id, seq, player_id, currency, amount,
         round_closed, reverses, effect, http_status, body, balance, fingerprint, previous_hash, hash, hash_version, actor, at)
       select gen_random_uuid(), 'operator', '', w.id || '-' || n, 'deposit', w.id, w.seq + n, w.player_id, 'EUR', 0.01, false, false,
         'posted', 200, '{}', w.balance + n * 0.01, '', '', '', 1, 'test',
         date_trunc('milliseconds', now() + n * interval '40 seconds')
       from wallets w, generate_series(1, $2::int) n where w.id = $1`,
      [wallet, count],
    )
    await client.query(
      `insert into postings (transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source,
         rate_stale, balance_after, at)
       select t.id, t.wallet_id, t.seq, '00000000-0000-8000-8000-000000000000', t.wallet_id, 'EUR', t.amount, 1, t.at::date, 'base', false,
         t.balance, t.at
       from transactions t where t.wallet_id = $1 and t.actor = 'test'`,
      [wallet],
    )
    await client.query('update wallets set seq = seq + $2, balance = balance + $2 * 0.01 where id = $1', [
      wallet,
      count,
    ])
    await client.query('commit')
  } finally {
    client.release()
  }
}
