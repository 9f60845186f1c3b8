import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { type BrowseFilter, browseFilter } from '@/lib/ledger/browse/filter'
import { type BrowseRow, browseLedger, browseSortColumns } from '@/lib/ledger/browse/list'
import { readBrowsed, readTotals } from '@/lib/ledger/browse/read'
import { sumEntries } from '@/lib/ledger/browse/totals'
import { ledgerKinds, ledgerOutcomes } from '@/lib/ledger/words'
import { pagesOf } from '@/lib/listing/keyset'
import { add, compare, format, subtract, toAmount, zero } from '@/lib/money/amount'
import { getLedgerEntry } from '@/lib/players/entry'
import { ownDatabase } from '@/tests/support/database'
import { exported, ownExports, readCsvRows } from '@/tests/support/exported'
import { former, last, openPast, resetClock, seatAgain, setClock } from '@/tests/support/months'
import { intentFor, newAgent, put } from '@/tests/support/resolving'
import { hire } from '@/tests/support/staff'
import { type Guest, openTable, type Table } from '@/tests/support/table'

let table: Table
let anna: Guest
let all: BrowseRow[]

beforeAll(async () => {
  await ownDatabase()
  ownExports()
  const today = new Date().toISOString().slice(0, 10)
  await openPast([`${former}-07`, `${last}-07`, today])
  await ownerPool().query(`update rollup_state set zone = 'Pacific/Auckland'`)
  setClock(`${former}-07`)
  table = await openTable()
  const other = await openTable()
  const sandbox = await openTable({}, 'sandbox')
  anna = await table.seat('100')
  const usha = await table.seat('50', 'USD')
  const tess = await sandbox.seat('70')
  const bo = await other.seat('20')
  await table.bet(anna, 'b1', '10')
  await other.bet(bo, 'b1', '10', { game_id: 'g2' })
  await sandbox.bet(tess, 'b1', '3')
  await table.bet(anna, 'too-much', '500')
  await table.wallet('jackpot', {
    ...{ player_id: usha.id, transaction_id: 'j1', jackpot_id: 'mega', currency: 'USD' },
    ...{ amount: '2.5', game_id: 'g1' },
  })
  setClock(`${last}-07`)
  for (const guest of [anna, usha]) await seatAgain(table, guest)
  await table.win(anna, 'w1', '4.125')
  await table.bet(usha, 'b2', '0.000000000000000001')
  await table.bet(anna, 'b3', '30', { round_id: 'r2' })
  await table.rollback(anna, 'rb3', 'b3')
  await table.rollback(anna, 'rb-unknown', 'never-seen')
  await put(await newAgent('finance'), intentFor(anna, 'player.adjust', { amount: '5', direction: 'credit' }))
  resetClock()
  all = await rowsOf({})
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

const parse = (asked: Record<string, string>): BrowseFilter => browseFilter.parse(asked)

async function rowsOf(asked: Record<string, string>, size = 4): Promise<BrowseRow[]> {
  const rows: BrowseRow[] = []
  const pages = pagesOf(browseSortColumns, cursor => browseLedger(appPool(), parse(asked), cursor, size))
  for await (const page of pages) rows.push(...page)
  return rows
}

const ids = (rows: BrowseRow[]) => rows.map(({ id }) => id)

test('everything is there once, the newest first, and pages go back as they went', async () => {
  const { rows } = await appPool().query('select id from transactions order by id desc')
  expect(ids(all)).toEqual(rows.map(({ id }) => id))
  expect(all.length).toBeGreaterThan(12)
  const first = await browseLedger(appPool(), parse({}), null, 5)
  const cursor = (text: string | null) => JSON.parse(Buffer.from(text!, 'base64url').toString())
  const second = await browseLedger(appPool(), parse({}), { direction: 'after', keys: cursor(first.next) }, 5)
  const back = await browseLedger(
    appPool(),
    parse({}),
    { direction: 'before', keys: cursor(second.previous) },
    5,
  )
  expect(ids(back.rows)).toEqual(ids(first.rows))
})

test('what is asked for is what comes, alone and together', async () => {
  const asked: [Record<string, string>, (row: BrowseRow) => boolean][] = [
    ...ledgerKinds.map((kind): [Record<string, string>, (row: BrowseRow) => boolean] => [
      { kind },
      row => row.kind === kind,
    ]),
    ...ledgerOutcomes.map((outcome): [Record<string, string>, (row: BrowseRow) => boolean] => [
      { outcome },
      row => row.effect === outcome,
    ]),
    [{ player: anna.id }, row => row.playerId === anna.id],
    [{ player: anna.id.toUpperCase() }, () => false],
    [{ currency: 'usd' }, row => row.currency === 'USD'],
    [{ provider: table.provider.id }, row => row.providerId === table.provider.id],
    [{ provider: 'operator' }, row => row.providerId === 'operator'],
    [{ game: 'g2' }, row => row.gameId === 'g2'],
    [{ account: 'jackpot' }, row => row.account === 'jackpot'],
    [{ account: 'adjustments' }, row => row.account === 'adjustments'],
    [{ jackpot: 'mega' }, row => row.accountOf === 'mega'],
    [{ test: 'only' }, row => row.isTest],
    [{ test: 'none' }, row => !row.isTest],
    [{ min: '10' }, row => compare(toAmount(row.amount), toAmount('10')) >= 0],
    [{ max: '4.125' }, row => compare(toAmount(row.amount), toAmount('4.125')) <= 0],
    [
      { kind: 'bet', currency: 'EUR', min: '10', max: '10', test: 'none' },
      row => row.kind === 'bet' && row.amount === '10.00' && !row.isTest,
    ],
    [{ from: `${last}-01` }, row => row.at >= last],
    [{ account: 'games' }, row => row.account === 'jackpot' || row.account === 'provider'],
    [{ since: `${former}-28T00:00` }, row => row.at >= last],
    [{ until: `${former}-28T00:00` }, row => row.at < last],
  ]
  for (const [one, chosen] of asked)
    expect(ids(await rowsOf(one)), JSON.stringify(one)).toEqual(ids(all.filter(chosen)))
})

test('days are business days in the zone of the casino', async () => {
  // Noon in UTC is past midnight in Auckland, winter and summer.
  const played = all.filter(row => row.at.startsWith(former))
  expect(ids(await rowsOf({ from: `${former}-08`, to: `${former}-08` }))).toEqual(ids(played))
  expect(await rowsOf({ from: `${former}-07`, to: `${former}-07` })).toEqual([])
})

test('the totals are the rows, currency by currency, to the last digit', async () => {
  for (const asked of [{}, { test: 'none' }, { account: 'provider' }, { player: anna.id }] as Record<
    string,
    string
  >[]) {
    const rows = await rowsOf(asked)
    const totals = await sumEntries(appPool(), parse(asked))
    expect(totals.map(({ currency }) => currency)).toEqual(
      [...new Set(rows.map(({ currency }) => currency)).values()].sort(),
    )
    for (const total of totals) {
      const own = rows.filter(({ currency }) => currency === total.currency)
      const sum = (direction: string, pick: (row: BrowseRow) => string) =>
        own.filter(row => row.direction === direction).reduce((s, row) => add(s, toAmount(pick(row))), zero)
      expect(total.transactions).toBe(`${own.length}`)
      expect(total.postings).toBe(`${own.filter(row => row.direction).length}`)
      const [taken, given] = [sum('out', row => row.amount), sum('in', row => row.amount)]
      const [takenBase, givenBase] = [sum('out', row => row.base!), sum('in', row => row.base!)]
      expect(total).toMatchObject({
        taken: format(taken, total.currency),
        given: format(given, total.currency),
        net: format(subtract(taken, given), total.currency),
        netBase: format(subtract(takenBase, givenBase), total.baseCurrency),
      })
    }
  }
  expect(await sumEntries(appPool(), parse({ player: 'nobody' }))).toEqual([])
})

test('its files have exactly the rows that are shown', async () => {
  const clerk = await hire('finance')
  for (const asked of [
    {},
    { provider: table.provider.id, currency: 'EUR' },
    { account: 'jackpot', jackpot: 'mega' },
    { from: `${last}-01`, kind: 'bet', min: '1' },
    { outcome: 'refused' },
    { game: 'g2', test: 'none' },
  ] as Record<string, string>[]) {
    const shown = await rowsOf(asked)
    const files = {
      transactions: shown,
      postings: shown.filter(row => row.direction !== null),
    }
    for (const kind of ['transactions', 'postings'] as const) {
      const { bytes, asked: kept } = await exported(clerk, { kind, asked })
      const found = readCsvRows(bytes).map(row => row['Ledger id'])
      expect(found.sort(), `${kind} ${JSON.stringify(kept)}`).toEqual(ids(files[kind]).sort())
    }
  }
})

test('what takes too long says so, and is nobody else’s trouble', async () => {
  const client = await ownerPool().connect()
  await client.query('begin; lock table postings in access exclusive mode')
  const [page, totals] = [await readBrowsed(parse({}), null, 100), await readTotals(parse({}), 100)]
  await client.query('rollback')
  client.release()
  expect([page.value, totals.value]).toEqual([null, null])
  expect((await readBrowsed(parse({}), null)).value!.rows.length).toBe(all.length)
})

test('nonsense in the address asks for nothing', () => {
  const nonsense = {
    from: '2026-02-30',
    to: 'x',
    until: '2026-13-01T00:00',
    currency: 'euro!',
    kind: 'bets',
    account: 'player',
    outcome: 'lost',
    min: '1e5',
    max: '-',
    test: 'all',
    player: '\u0000',
  }
  expect(browseFilter.isBlank(parse(nonsense))).toBe(true)
})

test('what looks like SQL is compared and nothing else', async () => {
  for (const bad of [`' or true --`, `\\' or 1=1`, `$1`, `\\`, `';drop table wallets;--`])
    for (const name of ['player', 'provider', 'game', 'jackpot'])
      expect(await rowsOf({ [name]: bad }), `${name} ${bad}`).toEqual([])
})

test('a transaction is found by its own id alone; of a wallet only where it is that one’s', async () => {
  const row = all.find(one => one.transactionId === 'w1')!
  expect(await getLedgerEntry(row.id)).toMatchObject({ playerId: anna.id, transactionId: 'w1' })
  expect(await getLedgerEntry(row.id, '00000000-0000-8000-8000-000000000000')).toBeNull()
  expect(await getLedgerEntry('00000000-0000-7000-8000-000000000000')).toBeNull()
  expect(await getLedgerEntry('nobody')).toBeNull()
})
