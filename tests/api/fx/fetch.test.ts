import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { dayBefore, now, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { fetchNow } from '@/lib/fx/fetch'
import { setRate } from '@/lib/fx/set'
import { fetchRatesDaily } from '@/lib/reports/fetch-rates'
import { readRateAlarms } from '@/lib/reports/rate-alarms'
import { listRateJumps } from '@/lib/reports/rate-jumps'
import { watchRates } from '@/lib/reports/watch-rates'
import type { CurrentStaff } from '@/lib/staff/current'
import { ecbFile } from '@/tests/support/ecb'
import { by } from '../../support/casino'
import { ownDatabase } from '../../support/database'
import { approveRates, heldBy, putRate } from '../../support/rates'
import { acting, newAgent, refusalOf } from '../../support/resolving'
import { openTable } from '../../support/table'

// Rates that come by themselves, against a server of this file's own.

const today = toDay(now())
/** A quarter past four in the afternoon, and later. */
const due = Date.parse(`${today}T16:15:00Z`)
const hour = 3_600_000
let answer: (request: IncomingMessage, response: ServerResponse) => void
let calls = 0
const server = createServer((request, response) => {
  calls += 1
  answer(request, response)
})
const other = createServer((_, response) => response.end('never'))
let finance: CurrentStaff
let url: string

beforeAll(async () => {
  await ownDatabase()
  for (const one of [server, other]) await new Promise<void>(resolve => one.listen(0, '127.0.0.1', resolve))
  url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/eurofxref-daily.xml`
  finance = await newAgent('finance')
  await newAgent('approver')
  const table = await openTable()
  await setRate({ day: dayBefore(today, 1), currency: 'USD', rate: '0.9', source: 'test' }, by())
  await table.seat('10', 'USD')
})
afterAll(() => {
  delete process.env.CAGE_FX_URL
  delete process.env.CAGE_FX_AT
  server.close()
  other.close()
})
beforeEach(() => {
  process.env.CAGE_FX_URL = url
  process.env.CAGE_FX_AT = '16:15'
  calls = 0
})

const file = (rate: string, day = today) => ecbFile([{ time: day, rates: { USD: rate, GBP: '0.8' } }])
const send = (body: string) => (_: IncomingMessage, response: ServerResponse) => void response.end(body)
const casesOf = (kind: string) => prisma().case.findMany({ where: { kind }, orderBy: { openedAt: 'asc' } })
const newestUsd = async () =>
  (await prisma().rate.findFirst({
    where: { currency: 'USD' },
    orderBy: [{ day: 'desc' }, { revision: 'desc' }],
  }))!

test('nothing is fetched without an address, or before its time', async () => {
  delete process.env.CAGE_FX_URL
  expect(await fetchRatesDaily(due + hour)).toBeNull()
  process.env.CAGE_FX_URL = url
  expect(await fetchRatesDaily(due - 1)).toBeNull()
  expect(calls).toBe(0)
})

test.each([
  [
    'a page that is not there',
    (_: IncomingMessage, response: ServerResponse) => void response.writeHead(404).end(),
    /answered 404/,
  ],
  ['a page that is no file of rates', send('<html></html>'), /no file of reference rates/],
  [
    'another host',
    (_: IncomingMessage, response: ServerResponse) =>
      void response
        .writeHead(302, { location: `http://127.0.0.1:${(other.address() as AddressInfo).port}/` })
        .end(),
    /redirects to another host/,
  ],
  [
    'itself without end',
    (_: IncomingMessage, response: ServerResponse) => void response.writeHead(302, { location: '/' }).end(),
    /redirects without end/,
  ],
  ['more than 16 MB', send('x'.repeat(17_000_000)), /sends more than 16 MB/],
  [
    'a line that is cut',
    (_: IncomingMessage, response: ServerResponse) => void response.destroy(),
    /could not be reached/,
  ],
])('%s sets nothing and opens a case, one a day; it is tried again', async (_, how, words) => {
  answer = how
  await expect(fetchRatesDaily(due + hour)).rejects.toThrow(words)
  await expect(fetchRatesDaily(due + hour)).rejects.toThrow(words)
  expect(await casesOf('rate_fetch')).toHaveLength(1)
  expect(await prisma().rateSheet.count({ where: { kind: 'fetch' } })).toBe(0)
})

test('it is fetched once a day, by one of many at once, and closes the case', async () => {
  answer = send(file('1.1'))
  const results = await Promise.all([1, 2, 3].map(() => fetchRatesDaily(due + hour)))
  expect(results.filter(Boolean)).toEqual([{ sheet: expect.any(String), rates: 2 }])
  expect(await fetchRatesDaily(due + 2 * hour)).toBeNull()
  expect(calls).toBe(1)
  expect(await newestUsd()).toMatchObject({ createdBy: 'fetch', source: 'ecb', revision: 1 })
  expect(await casesOf('rate_fetch')).toMatchObject([{ state: 'closed', ended: 'rate_came' }])
  // Tomorrow it is fetched again, and kept as done though nothing in it is new.
  expect(await fetchRatesDaily(due + 24 * hour)).toMatchObject({ rates: 0 })
  expect(await fetchRatesDaily(due + 25 * hour)).toBeNull()
})

test('somebody who has it fetched is asked for a second person as ever; a correction by two is no jump', async () => {
  answer = send(file('0.7'))
  const id = heldBy(await acting(finance, desk => fetchNow(desk, { url })))
  const approver = await newAgent('approver')
  await approveRates(approver, id)
  expect((await newestUsd()).createdBy).toBe(`staff:${finance.id}+${approver.id}`)
  expect(await listRateJumps(prisma(), now())).toEqual([])
  expect(await refusalOf(acting(finance, desk => fetchNow(desk, { url })))).toMatch(/there already/)
  expect(await putRate(finance, { day: today, currency: 'USD', rate: '0.91' })).toMatchObject({
    state: 'done',
  })
})

test('a rate that jumped by itself counts, and opens a case, one a day and currency', async () => {
  await setRate({ day: today, currency: 'USD', rate: '1.3', source: 'cli' }, by())
  expect(await watchRates(now())).toMatchObject({ opened: 1 })
  expect(await watchRates(now())).toMatchObject({ opened: 0 })
  expect(await casesOf('rate_jump')).toMatchObject([
    { currency: 'USD', title: `USD of ${today} lies 44.44 % off ${dayBefore(today, 1)}` },
  ])
  expect((await readRateAlarms(now())).jumps).toHaveLength(1)
})

test('a rate that does not come is missed in time, and the case closes when it has', async () => {
  const later = (days: number, hours: number) => Date.parse(`${today}T00:00:00Z`) + (days * 24 + hours) * hour
  expect(await watchRates(later(2, 18))).toMatchObject({ opened: 0 })
  expect(await watchRates(later(3, 16))).toMatchObject({ opened: 0 })
  expect(await watchRates(later(3, 18))).toMatchObject({ opened: 1 })
  expect(await watchRates(later(5, 1))).toMatchObject({ opened: 1 })
  const [soon, refused] = await casesOf('missing_rate')
  expect([soon!.title, refused!.title]).toEqual([
    `USD has had no rate since ${today}: bets are refused soon`,
    `Bets in USD are refused: its last rate is of ${today}`,
  ])
  expect(await watchRates(now())).toMatchObject({ closed: 2 })
  expect((await casesOf('missing_rate')).map(one => one.ended)).toEqual(['rate_came', 'rate_came'])
})
