import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { type Amount, add, compare, isZero, toAmount, zero } from '@/lib/money/amount'
import { rebuildRollups } from '@/lib/rollups/rebuild'
import { checkFrozen } from '@/lib/settlement/check'
import { listCorrections } from '@/lib/settlement/corrections'
import { type EntryScope, listEntries } from '@/lib/settlement/entries'
import { type Figure, figureNames } from '@/lib/settlement/figures'
import { entryFilter, settlementFilter } from '@/lib/settlement/filter'
import { freezeMonth } from '@/lib/settlement/freeze'
import { listFrozen } from '@/lib/settlement/frozen'
import { listSettlement, sumSettlement } from '@/lib/settlement/list'
import { setShare } from '@/lib/settlement/set-share'
import { hashOf, makeStatement, textOf } from '@/lib/settlement/statement'
import { ownDatabase } from '@/tests/support/database'
import {
  former,
  last,
  openPast,
  present,
  resetClock,
  rollAll,
  seatAgain,
  setClock,
} from '@/tests/support/months'
import { acting, newAgent, put, refusalOf, roundOf } from '@/tests/support/resolving'
import { type Guest, openTable, type Table } from '@/tests/support/table'

const policies = { win_rollback: 'negative', settled_rollback: 'accept' } as const

let table: Table
let anna: Guest
let usha: Guest
let finance: Awaited<ReturnType<typeof newAgent>>

beforeAll(async () => {
  await ownDatabase()
  await openPast([`${former}-07`, `${former}-20`, `${last}-07`, `${present}-01`])
  finance = await newAgent('finance')
  setClock(`${former}-07`)
  table = await openTable(policies)
  const other = await openTable(policies)
  const sandbox = await openTable(policies, 'sandbox')
  anna = await table.seat('1000')
  usha = await table.seat('1000', 'USD')
  for (const guest of [anna, usha]) await play(table, guest, 'a')
  await play(other, await other.seat('1000'), 'o')
  await play(sandbox, await sandbox.seat('1000'), 's')
  setClock(`${former}-20`)
  await seatAgain(table, anna)
  await play(table, anna, 'b')
  // Open when the month ends.
  await table.bet(anna, 'open-bet', '40', { round_id: 'open' })
  await table.bet(anna, 'hung', '9', { round_id: 'hung' })
  setClock(`${last}-07`)
  await seatAgain(table, usha)
  await play(table, usha, 'c')
  await rollAll()
})
afterAll(async () => {
  resetClock()
  await Promise.all([closePools(), closePrisma()])
})

async function play(at: Table, guest: Guest, name: string): Promise<void> {
  const facts = { round_id: name }
  const ids = `${guest.id}-${name}`
  await at.bet(guest, `${ids}-1`, '10.10', facts)
  await at.bet(guest, `${ids}-2`, '5', { ...facts, game_id: 'g2', round_id: `${name}2` })
  await at.bet(guest, `${ids}-f`, '1', { ...facts, type: 'free' })
  await at.rollback(guest, `${ids}-x`, `${ids}-2`)
  await at.win(guest, `${ids}-w`, '3.033', facts)
  await at.win(guest, `${ids}-fw`, '0.5', { ...facts, type: 'free' })
  await at.win(guest, `${ids}-w2`, '2', facts)
  await at.rollback(guest, `${ids}-xw`, `${ids}-w2`)
  await at.wallet('jackpot', {
    ...{ player_id: guest.id, transaction_id: `${ids}-j`, jackpot_id: 'mega' },
    ...{ currency: guest.currency, amount: '1.25', game_id: 'g1' },
  })
}

const asked = (query: Record<string, string>) => ({
  ...settlementFilter.parse({ provider: table.provider.id, currency: 'EUR', ...query }),
  month: query.month ?? former,
})

async function rowsFor(query: Record<string, string>) {
  return (await listSettlement(appPool(), asked(query), 'EUR')).rows
}

async function entriesFor(query: Record<string, string>) {
  const filter = {
    ...entryFilter.parse({ provider: table.provider.id, currency: 'EUR', month: former, ...query }),
  }
  const rows = []
  for (let cursor = null; ; ) {
    const page = await listEntries(appPool(), filter as EntryScope, 'EUR', cursor, 3)
    rows.push(...page.rows)
    if (!page.next) return rows
    cursor = { direction: 'after' as const, keys: [page.rows.at(-1)!.id] }
  }
}

const sum = (values: string[]) => values.reduce<Amount>((total, value) => add(total, toAmount(value)), zero)
const same = (a: string, b: string) => expect(compare(toAmount(a), toAmount(b)), `${a} = ${b}`).toBe(0)

async function statement(month: string) {
  const document = await makeStatement(appPool(), table.provider.id, month)
  return { document, hash: hashOf(textOf(document)) }
}

const freeze = (month: string, seen: string) =>
  acting(
    finance,
    scope => freezeMonth(scope, { provider: table.provider.id, month, reason: 'month end', seen }),
    Date.now(),
  )

test('every figure is the sum of what it leads to: days, their games, and the transactions of these', async () => {
  for (const unit of [{}, { in: 'base' }] as Record<string, string>[]) {
    for (const currency of ['EUR', 'USD']) {
      const month = (await sumSettlement(appPool(), asked({ currency, ...unit }), 'EUR'))!
      const row = (
        await listSettlement(appPool(), asked({ currency, ...unit, provider: '' }), 'EUR')
      ).rows.find(one => one.provider === table.provider.id && one.currency === currency)!
      const days = await rowsFor({ currency, ...unit })
      const games = (await Promise.all(days.map(({ day }) => rowsFor({ currency, ...unit, day })))).flat()
      expect(games.length).toBeGreaterThan(days.length)
      for (const figure of [...figureNames, 'ggr', 'ggrBase', 'freeCost'] as (Figure | 'ggr')[]) {
        same(row[figure], month[figure])
        same(sum(days.map(day => day[figure])), month[figure])
        same(sum(games.map(game => game[figure])), month[figure])
      }
      for (const figure of figureNames) {
        const entries = await entriesFor({ currency, figure })
        same(sum(entries.map(one => (unit.in ? one.base : one.amount))), month[figure])
        for (const { day, game, [figure]: value } of games) {
          const behind = await entriesFor({ currency, figure, day, game })
          same(sum(behind.map(one => (unit.in ? one.base : one.amount))), value)
        }
      }
      same(sum((await entriesFor({ currency })).map(one => (unit.in ? one.base : one.amount))), month.ggr)
    }
  }
})

test("GGR is what the provider's and its jackpots' accounts gained, without test players", async () => {
  const { rows: booked } = await appPool().query(
    `select sum(case when a.id = p.destination_id then p.amount else -p.amount end)::text as ggr
     from postings p join accounts a on a.id in (p.source_id, p.destination_id) and a.provider_id = $1
     where p.currency = 'EUR' and to_char(p.at at time zone 'UTC', 'YYYY-MM') = $2`,
    [table.provider.id, former],
  )
  const month = (await sumSettlement(appPool(), asked({}), 'EUR'))!
  same(month.ggr, booked[0].ggr)
  const all = await listSettlement(appPool(), { ...settlementFilter.parse({}), month: former }, 'EUR')
  expect(all.rows).toHaveLength(3)
})

test('the share is of tiers, by the version of its month', async () => {
  const provider = table.provider.id
  const given = { provider, reason: 'the contract', seen: 0, fromMonth: former }
  const tiers = [
    { above: '0', percent: '10' },
    { above: '20', percent: '12.5' },
  ]
  const wrong = { ...given, tiers: [{ above: '5', percent: '10' }] }
  expect(await refusalOf(acting(finance, scope => setShare(scope, wrong)))).toContain('begins at 0')
  expect(await acting(finance, scope => setShare(scope, { ...given, tiers }))).toBe(1)
  expect(await refusalOf(acting(finance, scope => setShare(scope, { ...given, tiers })))).toContain(
    'just changed',
  )
  const next = { ...given, seen: 1, fromMonth: present, tiers: [{ above: '0', percent: '50' }] }
  expect(await acting(finance, scope => setShare(scope, next))).toBe(2)
  const { document } = await statement(former)
  expect(document.share).toMatchObject({ version: 1 })
  expect((await statement(present)).document.share).toMatchObject({ version: 2 })
})

test('a month is frozen when it is over, in order, as it was seen, and once', async () => {
  const seen = await statement(former)
  expect(await refusalOf(freeze(present, seen.hash))).toContain('not over')
  setClock(`${present}-01`)
  await rollAll()
  expect(await refusalOf(freeze(last, (await statement(last)).hash))).toContain(`${former} is still open`)
  expect(await refusalOf(freeze(former, '0'.repeat(64)))).toContain('have changed')
  expect(await freeze(former, seen.hash)).toBe(seen.hash)
  expect(await refusalOf(freeze(former, seen.hash))).toContain('is frozen')
  for (const change of [
    'update settlements set month = month',
    'delete from settlements',
    'truncate settlements',
  ])
    await expect(ownerPool().query(change)).rejects.toThrow('append-only')
  const share = {
    provider: table.provider.id,
    fromMonth: former,
    tiers: [{ above: '0', percent: '1' }],
    reason: 'later',
    seen: 2,
  }
  expect(await refusalOf(acting(finance, scope => setShare(scope, share)))).toContain('is frozen')
  const [frozen] = await listFrozen(appPool(), table.provider.id)
  expect(await checkFrozen(frozen!.text, frozen!.sha256)).toEqual({
    sealHolds: true,
    matches: true,
    differences: [],
  })
})

test('a frozen month stays as it is when a late rollback comes: the next one carries the correction', async () => {
  const [before] = await listFrozen(appPool(), table.provider.id)
  setClock(`${last}-20`)
  expect((await table.rollback(anna, 'late-x', 'open-bet')).outcome).toBe('ok')
  const round = await roundOf(table, anna, 'hung')
  await put(finance, {
    ...{ action: 'round.settle', playerId: anna.id, roundId: round.id, transactionId: null, caseId: null },
    ...{ amount: '7', direction: null, reason: 'correction', note: 'seen' },
  })
  setClock(`${present}-01`)
  await rollAll()
  const [frozen] = await listFrozen(appPool(), table.provider.id)
  expect(frozen).toEqual(before)
  expect((await checkFrozen(frozen!.text, frozen!.sha256)).matches).toBe(true)
  const corrections = await listCorrections(appPool(), table.provider.id, last, 'EUR')
  expect(corrections).toMatchObject([
    { concerns: former, what: 'Bets given back', currency: 'EUR', transactions: '1', ggr: '-40.00' },
    { concerns: former, what: 'Wins paid late by staff', currency: 'EUR', transactions: '1', ggr: '-7.00' },
  ])
  const [day] = await rowsFor({ month: last })
  expect(day).toMatchObject({ day: `${last}-20`, bets_back: '40.00', adjustments: '7.00', ggr: '-47.00' })
})

test('what comes later with a time of a frozen month is named by the check and settled in the next one, once', async () => {
  const client = await ownerPool().connect()
  await client.query('begin')
  const { rows } = await client.query(
    `insert into transactions select late.* from (select * from transactions where provider_transaction_id = 'open-bet') t,
       jsonb_populate_record(null::transactions, to_jsonb(t) || jsonb_build_object('seq', 1000000, 'provider_transaction_id', 'bulk',
         'id', overlay(t.id::text placing '0000' from 15 for 4), 'xid', pg_current_xact_id()::text)) late returning id, wallet_id, at`,
  )
  await client.query(
    `insert into postings (transaction_id, wallet_id, seq, source_id, destination_id, currency, amount, rate, rate_day, rate_source, rate_stale, balance_after, at)
     select $1, wallet_id, 1000000, source_id, destination_id, currency, amount, rate, rate_day, rate_source, rate_stale, balance_after, at
     from postings where wallet_id = $2 and at = $3 and amount = 40`,
    [rows[0].id, rows[0].wallet_id, rows[0].at],
  )
  await client.query('commit')
  client.release()
  await rollAll()
  const [frozen] = await listFrozen(appPool(), table.provider.id)
  const checked = await checkFrozen(frozen!.text, frozen!.sha256)
  expect(checked).toMatchObject({ sealHolds: true, matches: false })
  expect(checked.differences).toContainEqual({
    ...{ game: 'g1', currency: 'EUR', figure: 'ggr' },
    ...{
      frozen: frozen!.document.lines[0]!.ggr,
      now: add(toAmount(frozen!.document.lines[0]!.ggr), toAmount('40')),
    },
  })
  const next = await statement(last)
  expect(next.document.late).toEqual([{ currency: 'EUR', ggr: '40', ggr_base: '40' }])
  expect((await statement(present)).document.late).toEqual([])
  same(next.document.ggr_base, sum([...next.document.lines.map(line => line.ggr_base), '40']))
  await freeze(last, next.hash)
  expect((await statement(present)).document.late).toEqual([])
  expect((await listFrozen(appPool(), table.provider.id)).map(one => one.month)).toEqual([last, former])
})

test('a statement made of rebuilt roll-ups has the same hash', async () => {
  await rebuildRollups(Date.now())
  const { document, hash } = await statement(present)
  expect(hash).toBe((await statement(present)).hash)
  expect(document.lines.every(line => isZero(toAmount(line.ggr)))).toBe(true)
})
