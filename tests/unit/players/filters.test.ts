import { describe, expect, test } from 'vitest'
import { parseSort, serialiseSort, sortLinksOf } from '@/lib/listing/sort'
import { sampleOf } from '@/lib/players/balance-curve'
import { playerFilter, playerSortable, sortableFor } from '@/lib/players/filter'
import { playerStatuses } from '@/lib/players/get'
import { ledgerFilter } from '@/lib/players/ledger-filter'
import { periodStart } from '@/lib/players/limits'
import { playerPath, readPlayerId } from '@/lib/players/path'
import { parseLimit } from '@/lib/players/set-limit'
import { parseStatusChange } from '@/lib/players/set-status'
import { statusChangeAgainst, statusChanges } from '@/lib/players/status-changes'
import { parseTab } from '@/lib/players/tabs'
import { parseView } from '@/lib/views/save'

const instant = (text: string) => Date.parse(text)

describe('the list of players in the URL', () => {
  test('what is sound is read and written back, what is not says nothing', () => {
    const sound = {
      q: 'anna',
      status: 'blocked',
      currency: 'EUR',
      country: 'MT',
      seen: '7d',
      min: '1.5',
      test: 'real',
    }
    expect(playerFilter.serialise(playerFilter.parse(sound))).toEqual(sound)
    const odd = {
      status: 'gone',
      currency: 'e',
      country: 'malta',
      seen: 'today',
      min: '-1',
      max: '1e3',
      test: 'x',
    }
    expect(playerFilter.isBlank(playerFilter.parse(odd))).toBe(true)
  })

  test('by balance only within a currency', () => {
    expect(sortableFor(playerFilter.parse({ currency: 'EUR' }))).toHaveProperty('balance')
    const sortable = sortableFor(playerFilter.parse({}))
    expect(parseSort({ sort: '-balance' }, sortable)).toEqual({ id: 'createdAt', direction: 'descending' })
  })
})

describe('an order in the URL', () => {
  test('the usual one needs no word; nonsense is the usual one', () => {
    const usual = { id: 'createdAt', direction: 'descending' } as const
    for (const sort of [undefined, '', 'nope', '-constructor', ['name']])
      expect(parseSort({ sort }, playerSortable)).toEqual(usual)
    expect(serialiseSort(usual, playerSortable)).toEqual({})
    for (const sort of ['name', '-name', 'createdAt', '-id']) {
      expect(serialiseSort(parseSort({ sort }, playerSortable), playerSortable)).toEqual({ sort })
    }
  })

  test('a header leads to its own way first, then to the other; filters stay', () => {
    const values = { status: 'blocked', sort: 'name' }
    const links = sortLinksOf('/players', values, { id: 'name', direction: 'ascending' }, playerSortable)
    expect(links).toMatchObject({ id: 'name', direction: 'ascending' })
    expect(links.hrefs).toMatchObject({
      name: '/players?status=blocked&sort=-name',
      id: '/players?status=blocked&sort=id',
      createdAt: '/players?status=blocked',
      seenAt: '/players?status=blocked&sort=-seenAt',
    })
  })
})

describe('a ledger in the URL', () => {
  test('days of the calendar, plain amounts, whole numbers', () => {
    const sound = {
      kind: 'bet',
      round: 'r 1',
      from: '2026-02-28',
      to: '2028-02-29',
      min: '0',
      max: '9.99',
      upto: '12',
    }
    expect(ledgerFilter.serialise(ledgerFilter.parse(sound))).toEqual(sound)
    const odd = { kind: 'gift', from: '2026-02-30', to: '26-1-1', min: '.5', upto: '0' }
    expect(ledgerFilter.isBlank(ledgerFilter.parse(odd))).toBe(true)
  })

  test('a player may have any id, and a path that leads back to it', () => {
    for (const id of ['anna', 'a/b?c#d', '100%', 'plus + minus', 'плеер 😀', '..'])
      expect(readPlayerId(playerPath(id).slice('/players/'.length))).toBe(id)
    expect(readPlayerId('%E0%A4')).toBeNull()
    expect(readPlayerId('a%00b')).toBeNull()
  })

  test('a tab there is not is the ledger', () => {
    expect(['rounds', 'toString', '', undefined, ['limits']].map(parseTab)).toEqual([
      'rounds',
      'ledger',
      'ledger',
      'ledger',
      'ledger',
    ])
  })
})

describe('changes of status', () => {
  test('from every status there is a way, and none to itself', () => {
    for (const from of playerStatuses) {
      expect(statusChanges[from].length).toBeGreaterThan(0)
      expect(statusChanges[from].map(change => change.to)).not.toContain(from)
    }
  })

  test('closing asks for an empty wallet; every other change does not', () => {
    const mayReinstate = true
    for (const change of Object.values(statusChanges).flat()) {
      expect(statusChangeAgainst(change, { isEmpty: true, mayReinstate })).toBeNull()
      expect(statusChangeAgainst(change, { isEmpty: false, mayReinstate }) === null).toBe(
        change.to !== 'closed',
      )
      expect(change.endsSessions === true).toBe(change.to === 'closed' || change.to === 'self_excluded')
    }
  })

  test('a form that is not ours is nothing', () => {
    const form = { playerId: 'anna', from: 'active', to: 'blocked', reason: ' chargeback  fraud ' } as const
    expect(parseStatusChange(form)).toEqual({ ...form, reason: 'chargeback fraud' })
    const odd = [{ reason: 'no' }, { reason: 'x'.repeat(501) }, { to: 'gone' }, { from: 7 }, { playerId: '' }]
    for (const wrong of odd) expect(parseStatusChange({ ...form, ...wrong } as never)).toBeNull()
    expect(parseStatusChange(null as never)).toBeNull()
  })
})

describe('limits', () => {
  test('days begin at midnight UTC, weeks on Monday, months on the first', () => {
    const sunday = instant('2026-11-22T23:59:59.999Z')
    expect(periodStart('day', sunday)).toBe(instant('2026-11-22T00:00:00Z'))
    expect(periodStart('week', sunday)).toBe(instant('2026-11-16T00:00:00Z'))
    expect(periodStart('week', sunday + 1)).toBe(instant('2026-11-23T00:00:00Z'))
    expect(periodStart('week', instant('2027-01-01T05:00:00Z'))).toBe(instant('2026-12-28T00:00:00Z'))
    expect(periodStart('month', sunday)).toBe(instant('2026-11-01T00:00:00Z'))
  })

  test('a form that is not ours is nothing', () => {
    const form = { playerId: 'anna', kind: 'loss', period: 'day', amount: '50.00', reason: 'asked for it' }
    expect(parseLimit(form)).toEqual(form)
    expect(parseLimit({ ...form, amount: null })).toMatchObject({ amount: null })
    const odd = [
      { amount: '-1' },
      { amount: '' },
      { kind: 'stake' },
      { period: 'bet' },
      { period: 'year' },
      { reason: '' },
    ]
    for (const wrong of odd) expect(parseLimit({ ...form, ...wrong })).toBeNull()
  })
})

test('the points of a line: all of a short chain, both ends and evenly between of a long one', () => {
  expect(sampleOf(0n, 200)).toEqual([])
  expect(sampleOf(3n, 200)).toEqual([1n, 2n, 3n])
  expect(sampleOf(200n, 200)).toHaveLength(200)
  const long = sampleOf(1_000_000_007n, 200)
  expect(long).toHaveLength(200)
  expect([long[0], long.at(-1)]).toEqual([1n, 1_000_000_007n])
  expect(new Set(long).size).toBe(200)
})

test('a saved view keeps filters and order, never a place in the list', () => {
  expect(parseView('players', ' Blocked ', 'status=blocked&sort=-name&after=abc&entry=1')).toEqual({
    list: 'players',
    name: 'Blocked',
    query: 'status=blocked&sort=-name',
  })
  for (const [list, name, query] of [
    ['Players', 'x', ''],
    ['../x', 'x', ''],
    ['players', '', ''],
    ['players', 'x'.repeat(61), ''],
    ['players', 'a\u0000b', ''],
    ['players', 'x', 'q='.padEnd(2100, 'x')],
    ['players', 'x', 7],
  ])
    expect(parseView(list, name, query)).toBeNull()
})
