import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { caseFilter, stuckFilter } from '@/lib/cases/filter'
import { openCaseGauges } from '@/lib/cases/gauges'
import { caseSortColumns, listCases, listStuck } from '@/lib/cases/list'
import { readQueueFigures } from '@/lib/cases/queue-figures'
import type { CaseRow } from '@/lib/cases/row'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { type Cursor, type Page, parseCursor } from '@/lib/listing/keyset'
import { registry } from '@/lib/metrics'
import { newProvider } from '@/tests/support/casino'
import { ownDatabase } from '@/tests/support/database'
import { type Agent, newAgent } from './desk'

const hour = 3_600_000
const at = Date.now()
const ids: Record<string, string> = {}
let anna: Agent
let acme: string
let other: string
let sandbox: string

type Given = {
  kind?: string
  provider?: string
  hours?: number
  reason?: string
  amount?: string
  currency?: string
  owner?: string
  snoozed?: number
  closed?: true
  player?: string
}

async function add(name: string, given: Given) {
  const id = newId()
  ids[name] = id
  const since = new Date(at - (given.hours ?? 1) * hour)
  await prisma().case.create({
    data: {
      id,
      dedupe: id,
      kind: given.kind ?? 'stuck_round',
      providerId: given.provider ?? acme,
      playerId: given.player ?? null,
      reason: given.reason ?? 'bet_without_win',
      amount: given.amount ?? '1',
      currency: given.currency ?? 'EUR',
      ownerId: given.owner ?? null,
      snoozedUntil: given.snoozed ? new Date(at + given.snoozed * hour) : null,
      state: given.closed ? 'closed' : 'open',
      closedAt: given.closed ? new Date(at) : null,
      since,
      openedAt: since,
      updatedAt: since,
    },
  })
}

beforeAll(async () => {
  await ownDatabase()
  anna = await newAgent()
  acme = (await newProvider()).id
  other = (await newProvider()).id
  sandbox = (await newProvider({}, 'sandbox')).id
  await add('young', { hours: 1.5 })
  await add('oldest', { hours: 50, reason: 'win_refused', amount: '100.50', currency: 'USD' })
  await add('mine', { hours: 5, owner: anna.id, provider: other })
  await add('put off', { hours: 60, snoozed: 2 })
  await add('was put off', { hours: 7, snoozed: -1 })
  await add('test play', { hours: 90, provider: sandbox })
  await add('closed', { hours: 80, closed: true })
  await add('credit', { hours: 3, kind: 'credit_refused', player: 'p1' })
})

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const asking = () => ({ staffId: anna.id, at })
const namesOf = (rows: CaseRow[]) => rows.map(({ id }) => Object.keys(ids).find(name => ids[name] === id))
const stuck = async (query: Record<string, string> = {}) =>
  namesOf((await listStuck(stuckFilter.parse(query), asking(), null)).rows)
const cases = async (query: Record<string, string> = {}) =>
  namesOf((await listCases(caseFilter.parse(query), asking(), null)).rows)

describe('the queue of stuck rounds', () => {
  test('is the oldest first, without what is put off, closed, or test play', async () => {
    expect(await stuck()).toEqual(['oldest', 'was put off', 'mine', 'young'])
  })

  test('is filtered by provider, reason, amount, currency and owner', async () => {
    expect(await stuck({ provider: other })).toEqual(['mine'])
    expect(await stuck({ reason: 'win_refused' })).toEqual(['oldest'])
    expect(await stuck({ amount: '2', currency: 'USD' })).toEqual(['oldest'])
    expect(await stuck({ amount: '100.51' })).toEqual([])
    expect(await stuck({ currency: 'EUR' })).toEqual(['was put off', 'mine', 'young'])
    expect(await stuck({ owner: 'mine' })).toEqual(['mine'])
    expect(await stuck({ owner: anna.id })).toEqual(['mine'])
    expect(await stuck({ owner: 'nobody' })).toEqual(['oldest', 'was put off', 'young'])
  })

  test('shows what is put off and test play when it is asked for', async () => {
    expect(await stuck({ snoozed: 'shown' })).toEqual(['put off', 'oldest', 'was put off', 'mine', 'young'])
    expect((await stuck({ test: 'shown' }))[0]).toBe('test play')
    expect(await stuck({ provider: sandbox })).toEqual(['test play'])
  })

  test('says how old each is', async () => {
    const { rows } = await listStuck(stuckFilter.parse({ snoozed: 'shown' }), asking(), null)
    expect(rows.map(({ age }) => age)).toEqual(['2 d 12 h', '2 d 2 h', '7 h', '5 h', '1 h 30 min'])
    expect(rows.map(({ snoozedUntil }) => snoozedUntil !== null)).toEqual([true, false, false, false, false])
  })
})

describe('the list of cases', () => {
  test('is what was opened last first, open ones unless asked', async () => {
    expect(await cases()).toEqual(['young', 'credit', 'mine', 'was put off', 'oldest'])
    expect(await cases({ state: 'closed' })).toEqual(['closed'])
    expect(await cases({ state: 'all', snoozed: 'shown', test: 'shown' })).toHaveLength(8)
  })

  test('is filtered by kind, player and age', async () => {
    expect(await cases({ kind: 'credit_refused' })).toEqual(['credit'])
    expect(await cases({ player: 'p1' })).toEqual(['credit'])
    expect(await cases({ player: 'p' })).toEqual([])
    expect(await cases({ age: '1d' })).toEqual(['oldest'])
    expect(await cases({ kind: 'nonsense', age: 'x', owner: "' or 1=1" })).toEqual(await cases())
  })

  test('has no place for a cursor that nobody made', async () => {
    const forged = { direction: 'after', keys: ['yesterday', "'"] } as const
    const page = await listCases(caseFilter.parse({}), asking(), { ...forged, keys: [...forged.keys] })
    expect(page.rows).toHaveLength(5)
  })
})

test('the figures count what waits, and how old the oldest is', async () => {
  expect(await readQueueFigures(at)).toMatchObject({
    stuck: '4',
    oldest: { age: '2 d 2 h' },
    byProvider: [
      { providerId: acme, stuck: '3', age: '2 d 2 h' },
      { providerId: other, stuck: '1', age: '5 h' },
    ],
    byKind: [
      { kind: 'stuck_round', open: '4' },
      { kind: 'credit_refused', open: '1' },
    ],
  })
})

test('the gauges say the same to /metrics, put off or not', async () => {
  openCaseGauges()
  const text = await registry().metrics()
  expect(text).toContain(`cage_stuck_rounds{provider="${acme}"} 4`)
  expect(text).toContain(`cage_stuck_rounds{provider="${other}"} 1`)
  expect(text).not.toContain(sandbox)
  expect(text).toContain('cage_cases_open{kind="stuck_round"} 5')
  expect(text).toContain('cage_cases_open{kind="credit_refused"} 1')
  const oldest = /cage_stuck_round_oldest_seconds ([0-9.]+)/.exec(text)
  expect(Math.round(Number.parseFloat(oldest![1]!) / 3600)).toBe(60)
})

test('pages hold each case once, in both directions, also those of one moment', async () => {
  for (let n = 0; n < 25; n++)
    await add(`row ${n}`, { hours: n < 12 ? 200 : 200 + n, kind: 'manual', provider: other })
  const filter = caseFilter.parse({ kind: 'manual' })
  const read = (cursor: Cursor | null) => listCases(filter, asking(), cursor, 4)
  const forward = await walk(read, page => page.next, 'after')
  expect(new Set(forward).size).toBe(25)
  expect(forward).toHaveLength(25)
  const last = await lastPage(read)
  const backward = await walk(
    read,
    page => page.previous,
    'before',
    parseCursor({ before: last.previous! }, caseSortColumns),
  )
  expect([...backward, ...namesOf(last.rows).reverse()].length).toBe(25)
  expect([...namesOf(last.rows).reverse(), ...backward]).toEqual(forward.toReversed())
})

type Read = (cursor: Cursor | null) => Promise<Page<CaseRow>>

async function walk(
  read: Read,
  next: (page: Page<CaseRow>) => string | null,
  direction: 'after' | 'before',
  from: Cursor | null = null,
): Promise<(string | undefined)[]> {
  const found: (string | undefined)[] = []
  for (let cursor: Cursor | null = from; ; ) {
    const page = await read(cursor)
    const names = namesOf(page.rows)
    found.push(...(direction === 'after' ? names : names.reverse()))
    const to = next(page)
    if (to === null) return found
    cursor = parseCursor({ [direction]: to }, caseSortColumns)
  }
}

async function lastPage(read: Read): Promise<Page<CaseRow>> {
  let page = await read(null)
  while (page.next) page = await read(parseCursor({ after: page.next }, caseSortColumns))
  return page
}
