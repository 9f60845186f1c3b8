import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listAudit } from '@/lib/audit/list'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { getOwnCall, listOwnCalls } from '@/lib/engineers/own-calls'
import { handOverOwnKey, listOwnKeys, makeOwnKey, revokeOwnKey } from '@/lib/engineers/own-keys'
import { readDayFigures } from '@/lib/reports/day-figures'
import { getHealth } from '@/lib/reports/health'
import { requestFilter } from '@/lib/requests/filter'
import { flushRequests } from '@/lib/requests/log'
import type { CurrentStaff } from '@/lib/staff/current'
import { newProvider, unique } from '../../support/casino'
import { acting, newAgent } from '../../support/resolving'
import { openTable, type Table, tableOf } from '../../support/table'

let acme: Table
let beta: Table
let live: Table
let anna: CurrentStaff
let bert: CurrentStaff
let cleo: CurrentStaff
beforeAll(async () => {
  acme = await openTable({}, 'sandbox')
  beta = tableOf(await newProvider({}, 'sandbox'), acme.operator, true)
  live = tableOf(await newProvider(), acme.operator)
  anna = await newAgent('studio', acme.provider.id)
  bert = await newAgent('studio', beta.provider.id)
  cleo = await newAgent('studio', live.provider.id)
})
afterAll(() => flushRequests())

const everything = { ...requestFilter.parse({}), window: '24h' } as const
const idsOf = async (staff: CurrentStaff, filter = {}) =>
  (await listOwnCalls(staff, { ...everything, ...filter }, null, 500)).rows

describe('calls', () => {
  let own: string
  let others: string
  const shared = unique('t')
  beforeAll(async () => {
    for (const table of [acme, beta]) {
      const guest = await table.seat('10.00')
      await table.bet(guest, shared, '1.00')
      await table.bet(guest, shared, '1.00')
      await table.wallet('balance', { player_id: guest.id, currency: 'EUR' })
    }
    await flushRequests()
    own = (await idsOf(anna))[0]!.id
    others = (await idsOf(bert))[0]!.id
  })

  test('are an engineer’s own provider’s, whatever the filter asks for', async () => {
    const filters = [
      {},
      { provider: beta.provider.id },
      { transaction: shared },
      { request: others },
      { key: beta.provider.key.keyId },
    ]
    for (const filter of filters) {
      const rows = await idsOf(anna, filter)
      expect(rows.map(row => row.providerId).filter(id => id !== acme.provider.id)).toEqual([])
    }
    expect(await idsOf(anna, { transaction: shared })).toHaveLength(2)
    expect(await idsOf(anna, { request: others })).toEqual([])
    expect(await idsOf(anna, { key: beta.provider.key.keyId })).toEqual([])
  })

  test('pages keep to them, in both directions and for a cursor of another’s', async () => {
    const [foreign] = await idsOf(bert)
    for (const direction of ['after', 'before'] as const) {
      const cursor = { direction, keys: [foreign!.at, foreign!.id] }
      const { rows } = await listOwnCalls(anna, everything, cursor, 2)
      expect(rows.every(row => row.providerId === acme.provider.id)).toBe(true)
    }
  })

  test('one is found by its own provider’s engineers only, and what is no id by nobody', async () => {
    expect(await getOwnCall(anna, own)).toMatchObject({ id: own, providerId: acme.provider.id })
    expect(await getOwnCall(anna, others)).toBeNull()
    expect(await getOwnCall(bert, own)).toBeNull()
    for (const id of ['', '%', own.toUpperCase(), `${own}'`, 'x'.repeat(3000)])
      expect(await getOwnCall(anna, id)).toBeNull()
  })

  test('the operator’s own calls are nobody’s', async () => {
    const rows = await prisma().request.findMany({ where: { door: 'operator' }, take: 5 })
    expect(rows.length).toBeGreaterThan(0)
    for (const { id } of rows) expect(await getOwnCall(anna, id)).toBeNull()
  })

  test('health counts them and no others', async () => {
    const at = now()
    const rows = await idsOf(anna)
    const [health, day] = [await getHealth(acme.provider.id, at), await readDayFigures(acme.provider.id, at)]
    expect([health!.calls, day.calls]).toEqual([`${rows.length}`, `${rows.length}`])
    expect(day.repeated).toBe(health!.repeated)
    expect([day.p50, day.p99]).toEqual([health!.p50, health!.p99])
    expect(await readDayFigures(live.provider.id, at)).toMatchObject({ calls: '0', p50: null })
  })

  test('whoever is no engineer has none: to ask is a defect, not everything', async () => {
    const admin = await newAgent('admin')
    expect(() => listOwnCalls(admin, everything, null)).toThrow('no engineer')
    expect(() => getOwnCall(admin, own)).toThrow('no engineer')
    await expect(listOwnKeys(admin, now())).rejects.toThrow('no engineer')
  })
})

describe('keys of a sandbox provider', () => {
  test('are made, handed over and revoked by its engineers, and the audit has their name', async () => {
    const [first] = await listOwnKeys(anna, now())
    expect(first).toMatchObject({ id: acme.provider.key.keyId, state: 'live' })
    const made = await acting(anna, scope => makeOwnKey(scope, { label: 'the test bench' }))
    const guest = await acme.seat()
    const reply = await acme.wallet('balance', { player_id: guest.id, currency: 'EUR' }, made)
    expect(reply.outcome).toBe('ok')
    await acting(anna, scope => revokeOwnKey(scope, { keyId: first!.id, reason: 'a test' }))
    const next = await acting(anna, scope =>
      handOverOwnKey(scope, { keyId: made.keyId, overlap: '1h', reason: 'a test' }),
    )
    expect(next).toMatchObject({ replaces: made.keyId, providerId: acme.provider.id })
    expect((await listOwnKeys(anna, now())).map(({ id, state }) => [id, state])).toEqual([
      [next.keyId, 'live'],
      [made.keyId, 'handing-over'],
      [first!.id, 'revoked'],
    ])
    const events = (await listAudit({ actor: anna.id }, null)).rows
    expect(events.map(({ action }) => action)).toEqual(['key.rotate', 'key.revoke', 'key.create'])
    expect(new Set(events.map(({ name, role }) => `${name} ${role}`))).toEqual(
      new Set([`${anna.name} studio (${acme.provider.id})`]),
    )
    acme.provider.key = { keyId: next.keyId, secret: next.secret }
  })

  test('of another provider are as if they were not there', async () => {
    const keyId = beta.provider.key.keyId
    const unknown = 'ck_nobody'
    for (const id of [keyId, unknown]) {
      const tries = [
        () => acting(anna, scope => revokeOwnKey(scope, { keyId: id, reason: 'a test' })),
        () => acting(anna, scope => handOverOwnKey(scope, { keyId: id, overlap: '0', reason: 'a test' })),
      ]
      for (const one of tries)
        await expect(one()).rejects.toMatchObject({
          code: 'INVALID_REQUEST',
          message: `There is no key "${id}".`,
        })
    }
    const operator = acme.operator.keyId
    await expect(
      acting(anna, scope => revokeOwnKey(scope, { keyId: operator, reason: 'a test' })),
    ).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect((await listOwnKeys(bert, now())).map(({ id, state }) => [id, state])).toEqual([[keyId, 'live']])
  })

  test('two engineers who make the third key at once: there are never more than two', async () => {
    const results = await Promise.allSettled(
      Array.from({ length: 4 }, () => acting(bert, scope => makeOwnKey(scope, {}))),
    )
    expect(results.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await listOwnKeys(bert, now())).filter(({ state }) => state === 'live')).toHaveLength(2)
  })

  test('say nothing of who of the operator’s made or ended them', async () => {
    for (const key of await listOwnKeys(anna, now()))
      expect([key.madeBy, key.createdBy, key.revokedBy]).toEqual(['', '', null])
  })
})

test('keys of a live provider are the operator’s to make, hand over and revoke', async () => {
  const { keyId } = live.provider.key
  const tries = [
    () => acting(cleo, scope => makeOwnKey(scope, {})),
    () => acting(cleo, scope => revokeOwnKey(scope, { keyId, reason: 'a test' })),
    () => acting(cleo, scope => handOverOwnKey(scope, { keyId, overlap: '1h', reason: 'a test' })),
  ]
  for (const one of tries) await expect(one()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  expect((await listOwnKeys(cleo, now())).map(({ id, state }) => [id, state])).toEqual([[keyId, 'live']])
})
