import { beforeAll, expect, test } from 'vitest'
import { dayBefore, now, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { fetchNow } from '@/lib/fx/fetch'
import { getRatedCurrency } from '@/lib/fx/get-currency'
import { readHanging } from '@/lib/fx/hanging'
import { previewFile } from '@/lib/fx/import-file'
import { listRevisions } from '@/lib/fx/list-revisions'
import { listSheets } from '@/lib/fx/list-sheets'
import { readMatrix } from '@/lib/fx/matrix'
import { setRate } from '@/lib/fx/set'
import { previewRate, setRateByHand } from '@/lib/fx/set-by-hand'
import { verifyLedger } from '@/lib/ledger/verify'
import { parseCursor } from '@/lib/listing/keyset'
import type { CurrentStaff } from '@/lib/staff/current'
import { ecbFile } from '@/tests/support/ecb'
import { by } from '../../support/casino'
import { ownDatabase } from '../../support/database'
import { csvOf, newCurrency, putFile, putRate } from '../../support/rates'
import { acting, newAgent, refusalOf } from '../../support/resolving'
import { openTable, type Table } from '../../support/table'

const today = toDay(now())
const yesterday = dayBefore(today, 1)
let table: Table
let finance: CurrentStaff

beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  finance = await newAgent('finance')
  await newAgent('approver')
})

const postingOf = (transactionId: string) =>
  prisma().$queryRaw<{ rate: string; source: string; base: string }[]>`
    select p.rate::text, p.rate_source as source, p.base_amount::text as base from postings p
    join transactions t on t.id = p.transaction_id where t.provider_transaction_id = ${transactionId}`

test("a bank's file sets its days, the next bet carries its rate, and a correction leaves what is posted", async () => {
  const file = ecbFile([
    { time: today, rates: { USD: '1.25', JPY: '160' } },
    { time: yesterday, rates: { USD: '1.28', JPY: '161' } },
  ])
  expect(await putFile(finance, file, 'eurofxref-daily.xml')).toEqual({ state: 'done', rates: '4' })
  const guest = await table.seat('100', 'USD')
  expect((await table.bet(guest, 'fx-1', '10.01')).outcome).toBe('ok')
  expect(await postingOf('fx-1')).toEqual([{ rate: '0.8', source: 'ecb', base: '8.008' }])
  await putRate(finance, { day: today, currency: 'USD', rate: '0.81' })
  expect(await postingOf('fx-1')).toEqual([{ rate: '0.8', source: 'ecb', base: '8.008' }])
  expect((await table.bet(guest, 'fx-2', '10', { round_id: 'r2' })).outcome).toBe('ok')
  expect((await table.bet(guest, 'fx-3', '1')).outcome).toBe('ok')
  expect(await postingOf('fx-2')).toMatchObject([{ rate: '0.81', source: 'manual' }])
  // The round that was opened at the old rate keeps it.
  expect(await postingOf('fx-3')).toMatchObject([{ rate: '0.8', source: 'ecb' }])
  expect((await verifyLedger()).checks.filter(check => check.ok !== true)).toEqual([])
  const { rows } = await listRevisions('USD', null)
  expect(
    rows.map(row => [
      row.day,
      row.revision,
      row.rate,
      row.quoted,
      row.source,
      row.setBy,
      row.cameAs,
      row.counts,
    ]),
  ).toEqual([
    [today, '2', '0.81', null, 'manual', finance.name, 'by hand', true],
    [today, '1', '0.8', '1.25', 'ecb', finance.name, 'ECB file', false],
    [yesterday, '1', '0.78125', '1.28', 'ecb', finance.name, 'ECB file', true],
  ])
  const currency = (await getRatedCurrency('USD', now()))!
  expect(await readHanging(currency, today)).toMatchObject({
    rounds: '2',
    bets: '3',
    stakes: '21.01',
    baseStakes: '16.908',
    isAtLeast: false,
  })
  expect((await listSheets()).map(sheet => [sheet.cameAs, sheet.fileName, sheet.rates])).toEqual([
    ['by hand', null, '1'],
    ['ECB file', 'eurofxref-daily.xml', '4'],
  ])
})

test('what is there already is no new revision, and a file of nothing else is refused', async () => {
  const currency = newCurrency()
  const csv = csvOf([
    { day: yesterday, currency, rate: '2' },
    { day: today, currency, rate: '2.1' },
  ])
  await putFile(finance, csv)
  expect(await refusalOf(putFile(finance, csv.replaceAll('2.1', '2.100')))).toMatch(
    /there already: nothing would change/,
  )
  expect(await putFile(finance, csv.replace('2.1', '2.11'))).toEqual({ state: 'done', rates: '1' })
  expect((await listRevisions(currency, null)).rows.map(row => [row.day, row.revision])).toEqual([
    [today, '2'],
    [today, '1'],
    [yesterday, '1'],
  ])
  const set = { day: today, currency, rate: '2.12', source: 'cli' }
  expect([(await setRate(set, by())).revision, (await setRate(set, by())).revision]).toEqual([3, 3])
})

test('what was seen must still be so when it is confirmed', async () => {
  const form = { day: today, currency: newCurrency(), rate: '2', source: 'manual' }
  const { formId, basis } = await acting(finance, desk => previewRate(desk, form))
  await setRate({ ...form, rate: '1.99' }, by())
  const put = acting(finance, desk => setRateByHand(desk, { ...form, formId, basis, reason: 'a test' }))
  expect(await refusalOf(put)).toMatch(/since you looked/)
})

test('sheets at once get a revision each, with no gap, and none is lost', async () => {
  const currency = newCurrency()
  const files = ['1.00', '1.01', '1.02', '1.03', '1.04'].map(rate =>
    setRate({ day: today, currency, rate, source: 'race' }, by()),
  )
  const made = await Promise.all(files)
  expect(made.map(one => one.revision).toSorted()).toEqual([1, 2, 3, 4, 5])
  const forms = await Promise.all(
    ['1.05', '1.06'].map(async rate => ({
      rate,
      seen: await acting(finance, desk => previewRate(desk, { day: today, currency, rate, source: 'race' })),
    })),
  )
  const results = await Promise.allSettled(
    forms.map(({ rate, seen }) =>
      acting(finance, desk =>
        setRateByHand(desk, { ...seen, day: today, currency, rate, source: 'race', reason: 'a test' }),
      ),
    ),
  )
  expect(results.map(one => one.status).toSorted()).toEqual(['fulfilled', 'rejected'])
  expect((await listRevisions(currency, null)).rows).toHaveLength(6)
})

test('a file that cannot be used leaves nothing behind, not half of it', async () => {
  const currency = newCurrency()
  const before = [await prisma().rate.count(), await prisma().rateSheet.count()]
  const good = { day: today, currency, rate: '2' }
  const files: [string | Buffer, RegExp][] = [
    [csvOf([good, { ...good, day: yesterday, rate: '0' }]), /^Line 3: A rate/],
    [csvOf([good, good]), /^Line 3: .* stands in line 2/],
    [csvOf([good, { ...good, day: dayBefore(today, -1) }]), /^Line 3: The date lies in the future/],
    [csvOf([good]).replace('date', 'datum'), /^Line 1/],
    [Buffer.alloc(50_000_000, 'x'), /^The file is larger than 16 MB/],
    ['<!DOCTYPE a [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><a>&b;</a>', /DOCTYPE has no place/],
    ['<a>'.repeat(3_000_000), /far more tags/],
    ['<a>'.repeat(3), /XML/],
    [Buffer.from([0xff, 0xfe, 0x00]), /UTF-8/],
    ['', /empty/],
    ['PK\u0003\u0004zip', /^Line 1/],
  ]
  for (const [text, words] of files)
    expect(await refusalOf(putFile(finance, text)), String(words)).toMatch(words)
  expect([await prisma().rate.count(), await prisma().rateSheet.count()]).toEqual(before)
})

test('days before the chosen one are left out, and currencies of nobody are named and kept', async () => {
  const currency = newCurrency()
  const text = csvOf([
    { day: dayBefore(today, 40), currency, rate: '2' },
    { day: today, currency, rate: '2.1' },
  ])
  const file = new File([text], 'rates.csv')
  const offer = await acting(finance, desk => previewFile(desk, { file, from: yesterday }))
  expect(offer).toMatchObject({
    counts: { fresh: '1', corrections: '0', unchanged: '0', held: '0' },
    notInUse: [currency],
    why: null,
  })
  const none = acting(finance, desk =>
    previewFile(desk, {
      file: new File([csvOf([{ day: yesterday, currency, rate: '2' }])], 'x.csv'),
      from: today,
    }),
  )
  expect(await refusalOf(none)).toMatch(/All days of the file are left out/)
})

test('the table of days marks gaps, corrections and jumps', async () => {
  const currency = newCurrency()
  const monday = '2026-03-02'
  const cells: [string, string][] = [
    ['2026-02-27', '1'],
    [monday, '1.02'],
    [monday, '1.03'],
    ['2026-03-04', '1.5'],
    ['2026-03-13', '1.5'],
  ]
  for (const [day, rate] of cells) await setRate({ day, currency, rate, source: 'test' }, by())
  const { days, cells: rows } = await readMatrix(
    { month: '2026-03', currency, show: null },
    Date.UTC(2026, 2, 13, 12),
  )
  const at = (day: string) => rows[days.indexOf(day)]![0]!
  expect(days[0]).toBe('2026-03-13')
  expect(days.at(-1)).toBe('2026-03-01')
  expect(at('2026-03-01')).toMatchObject({ state: 'weekend', playsAt: '2026-02-27' })
  expect(at(monday)).toMatchObject({
    state: 'rate',
    isCorrected: true,
    isJump: false,
    deviation: '+3.00',
    revision: '2',
  })
  expect(at('2026-03-03')).toMatchObject({ state: 'missing', playsAt: monday })
  expect(at('2026-03-04')).toMatchObject({ isJump: true, deviation: '+45.63' })
  expect(at('2026-03-12')).toMatchObject({ state: 'refused', playsAt: null })
  expect((await readMatrix({ month: '2030-01', currency: null, show: null }, now())).days).toEqual([])
})

test('all revisions of a currency are had page by page, forwards and backwards', async () => {
  const currency = newCurrency()
  for (const [day, rate] of [
    [yesterday, '1'],
    [today, '1.01'],
    [today, '1.02'],
    [today, '1.03'],
  ] as const)
    await setRate({ day, currency, rate, source: 'test' }, by())
  const first = await listRevisions(currency, null, 3)
  expect(first.rows.map(row => row.id)).toEqual([`${today} 3`, `${today} 2`, `${today} 1`])
  const second = await listRevisions(currency, parseCursor({ after: first.next! }, 2), 3)
  expect(second.rows.map(row => row.id)).toEqual([`${yesterday} 1`])
  const back = await listRevisions(currency, parseCursor({ before: second.previous! }, 2), 3)
  expect(back.rows).toEqual(first.rows)
})

test('nothing is fetched from an address that is not configured', async () => {
  expect(
    await refusalOf(acting(finance, desk => fetchNow(desk, { url: 'http://169.254.169.254/' }))),
  ).toMatch(/Another address is configured/)
})
