import { execFile } from 'node:child_process'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { providerFilter } from '@/lib/providers/filter'
import { curlCommand } from '@/lib/providers/first-call'
import { alarmsOf } from '@/lib/reports/alarms'
import { readCallCurve } from '@/lib/reports/call-curve'
import { getHealth, listHealth } from '@/lib/reports/health'
import { listHealthPage } from '@/lib/reports/list-health'
import { countRefusals } from '@/lib/reports/refusal-counts'
import type { RequestEntry } from '@/lib/requests/entry'
import { flushRequests } from '@/lib/requests/log'
import { writeRequests } from '@/lib/requests/write'
import { by, call, newProvider, openCasino, type TestProvider } from '../../support/casino'
import { ownDatabase } from '../../support/database'
import { createCredential, revokeCredential } from '../../support/provider-verbs'
import { requestEntry } from '../../support/request-entry'

let casino: Awaited<ReturnType<typeof openCasino>>
beforeAll(async () => {
  await ownDatabase()
  casino = await openCasino()
})
afterAll(async () => {
  await casino.close()
  await Promise.all([closePools(), closePrisma()])
})

const minute = 60_000

/** Calls of a provider so many milliseconds ago. */
function log(provider: TestProvider, at: number, calls: (Partial<RequestEntry> & { ago: number })[]) {
  return writeRequests(
    calls.map(({ ago, ...entry }) => requestEntry({ providerId: provider.id, at: at - ago, ...entry })),
  )
}

test('the figures are those of the last fifteen minutes, by verdict and status', async () => {
  const provider = await newProvider()
  const at = now()
  await log(provider, at, [
    ...Array.from({ length: 94 }, (_, index) => ({ ago: index * 9000 + 1, latencyUs: (index + 1) * 1000 })),
    { ago: 1, verdict: 'replay', latencyUs: 95_000 },
    { ago: 1, verdict: 'refused', code: 'INSUFFICIENT_FUNDS', status: 402, latencyUs: 96_000 },
    { ago: 1, verdict: 'conflict', code: 'TRANSACTION_CONFLICT', status: 409, latencyUs: 97_000 },
    { ago: 1, verdict: 'refused', code: 'FX_RATE_UNAVAILABLE', status: 503, latencyUs: 98_000 },
    { ago: 1, verdict: 'error', code: 'BUSY', status: 503, latencyUs: 99_000 },
    { ago: 1, latencyUs: 100_000 },
    // A wrong signature is answered fast: it must not make the studio look well served.
    ...Array.from({ length: 25 }, () => ({
      ago: 1,
      verdict: 'signature' as const,
      code: 'INVALID_SIGNATURE',
      status: 401,
      latencyUs: 10,
    })),
    // Older than the window.
    { ago: 16 * minute, verdict: 'error', status: 500, latencyUs: 9_000_000 },
  ])
  expect(await getHealth(provider.id, at)).toMatchObject({
    calls: '125',
    perSecond: '0.1',
    peak: '32',
    p50: '50.5',
    p95: '95.1',
    p99: '99.0',
    pace: 'fine',
    failed: '1.6',
    repeated: '0.8',
    refused: '1.6',
    unsigned: '25',
    lastAt: new Date(at - 1).toISOString(),
    liveKeys: 1,
    isSampled: false,
    maintenanceUntil: null,
  })
  expect(await countRefusals(provider.id, at)).toEqual([
    { code: 'INVALID_SIGNATURE', count: '25' },
    { code: 'BUSY', count: '1' },
    { code: 'FX_RATE_UNAVAILABLE', count: '1' },
    { code: 'INSUFFICIENT_FUNDS', count: '1' },
    { code: 'TRANSACTION_CONFLICT', count: '1' },
  ])
})

test('p99 is held against the time-out of the provider itself', async () => {
  const at = now()
  const paceAt = async (timeoutMs: number) => {
    const provider = await newProvider()
    await prisma().provider.update({ where: { id: provider.id }, data: { timeoutMs } })
    await log(provider, at, [{ ago: 1, latencyUs: 300_000 }])
    const health = (await getHealth(provider.id, at))!
    return [health.pace, alarmsOf(health, at).map(alarm => alarm.kind)]
  }
  expect(await paceAt(600)).toEqual(['fine', []])
  expect(await paceAt(599)).toEqual(['slow', ['slow']])
  expect(await paceAt(300)).toEqual(['slow', ['slow']])
  expect(await paceAt(299)).toEqual(['late', ['late']])
})

test('a provider that never called has no figures and no alarm; one that fell silent has one, unless that is meant', async () => {
  const at = now()
  const never = await newProvider()
  const [silent, rare, sandbox] = [await newProvider(), await newProvider(), await newProvider({}, 'sandbox')]
  const calls = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ago: 90 * minute + index * 1000 }))
  await log(silent, at, calls(30))
  await log(rare, at, calls(3))
  await log(sandbox, at, calls(30))
  const kinds = async ({ id }: TestProvider) =>
    alarmsOf((await getHealth(id, at))!, at).map(alarm => alarm.kind)
  expect(await getHealth(never.id, at)).toMatchObject({
    calls: '0',
    perSecond: '0.0',
    peak: '0',
    p99: null,
    pace: null,
    failed: '0.0',
    lastAt: null,
  })
  expect(await Promise.all([never, silent, rare, sandbox].map(kinds))).toEqual([[], ['silent'], [], []])
  expect(alarmsOf((await getHealth(silent.id, at))!, at)[0]!.text).toContain('No call for 90 minutes')
  const window = { startsAt: new Date(at - minute), endsAt: new Date(at + minute), reason: 'their move' }
  const facts = { id: newId(), createdBy: 'test', createdAt: new Date(at) }
  await prisma().maintenanceWindow.create({ data: { ...facts, ...window, providerId: silent.id } })
  expect(await getHealth(silent.id, at)).toMatchObject({ maintenanceUntil: window.endsAt.toISOString() })
  expect(await kinds(silent)).toEqual([])
  expect(await getHealth('no-such', at)).toBeNull()
})

test('more calls in a second than were expected, and no live key, are said', async () => {
  const at = now()
  const provider = await newProvider()
  await prisma().provider.update({ where: { id: provider.id }, data: { expectedPeak: 4 } })
  const second = at - (at % 1000) - 5000
  await log(
    provider,
    second,
    Array.from({ length: 5 }, (_, index) => ({ ago: -index * 100 })),
  )
  const kinds = async () => alarmsOf((await getHealth(provider.id, at))!, at).map(alarm => alarm.kind)
  expect(await kinds()).toEqual(['peak'])
  await revokeCredential(provider.key.keyId, by())
  expect(await kinds()).toEqual(['keyless', 'peak'])
})

test('a call with a key that no longer counts is its provider’s failure; one with an unknown key is nobody’s', async () => {
  const provider = await newProvider()
  await createCredential(provider.id, by())
  await revokeCredential(provider.key.keyId, by())
  const body = { player_id: 'nobody', currency: 'EUR' }
  const asked = [provider.key, { keyId: 'ck_unknown', secret: 'x' }, { ...provider.key, secret: 'wrong' }]
  for (const key of asked) {
    const answer = await call(casino.url, key, '/api/wallet/balance', body)
    expect(answer.status).toBe(401)
    // An answer is signed to a live key only.
    expect(answer.headers.get('x-signature')).toBeNull()
  }
  await flushRequests()
  expect(await getHealth(provider.id, now())).toMatchObject({ calls: '2', unsigned: '2', p99: null })
})

test('the signed call that a new studio is shown runs in a shell and is answered', async () => {
  const { id, key } = await newProvider({}, 'sandbox')
  const env = {
    ...process.env,
    CAGE_URL: casino.url,
    CAGE_PROVIDER: id,
    CAGE_KEY_ID: key.keyId,
    CAGE_SECRET: key.secret,
  }
  const { stdout } = await promisify(execFile)('sh', ['-c', curlCommand], { env })
  expect(JSON.parse(stdout)).toMatchObject({ error: { code: 'PLAYER_NOT_FOUND' } })
})

test('the curve has every stretch, with gaps where nothing was called', async () => {
  const provider = await newProvider()
  const at = now() - (now() % (5 * minute)) + 4 * minute
  await log(provider, at, [
    ...Array.from({ length: 10 }, () => ({ ago: 12 * minute, latencyUs: 4000 })),
    { ago: 1, latencyUs: 8000 },
  ])
  const { points, isSampled } = await readCallCurve(provider.id, '6h', at)
  expect(points).toHaveLength(72)
  expect(isSampled).toBe(false)
  expect(points.at(-1)).toMatchObject({
    at: new Date(at - 4 * minute).toISOString(),
    perMinute: '0.3',
    p50: '8.0',
  })
  expect(points.at(-3)).toMatchObject({ perMinute: '2.0', p50: '4.0', p95: '4.0', p99: '4.0' })
  expect(points.at(-2)).toMatchObject({ perMinute: '0.0', p50: null, p95: null, p99: null })
})

test('the list is paged by id both ways, filtered by text, mode and status', async () => {
  const at = now()
  const [one, two, three] = [await newProvider(), await newProvider({}, 'sandbox'), await newProvider()]
  await prisma().provider.update({
    where: { id: three.id },
    data: { status: 'suspended', name: '100% Ünique_Name' },
  })
  const ids = async (query: Record<string, string>) =>
    (await listHealthPage(providerFilter.parse(query), null, 200, at)).rows.map(row => row.id)
  expect(await ids({})).toEqual((await listHealth(at)).map(row => row.id))
  expect(await ids({ q: one.id.toUpperCase() })).toEqual([one.id])
  expect(await ids({ q: '0% ü' })).toEqual([three.id])
  expect(await ids({ q: 'e_n' })).toEqual([three.id])
  expect(await ids({ q: '%' })).toEqual([three.id])
  expect(await ids({ mode: 'sandbox', q: two.id })).toEqual([two.id])
  expect(await ids({ status: 'suspended' })).toContain(three.id)
  const all = await ids({})
  const blank = providerFilter.parse({})
  const first = await listHealthPage(blank, null, 2, at)
  expect(first.previous).toBeNull()
  const next = await listHealthPage(blank, { direction: 'after', keys: [first.rows[1]!.id] }, 2, at)
  expect([...first.rows, ...next.rows].map(row => row.id)).toEqual(all.slice(0, 4))
  const back = await listHealthPage(blank, { direction: 'before', keys: [next.rows[0]!.id] }, 2, at)
  expect(back.rows.map(row => row.id)).toEqual(all.slice(0, 2))
})

test('a busy provider costs no more than its newest calls', async () => {
  const provider = await newProvider()
  const at = now()
  await appPool().query(
    `insert into requests (id, at, door, endpoint, method, path, verdict, status, latency_us, provider_id)
     select gen_random_uuid(), $1::timestamptz - i * interval '10 ms', 'wallet', 'bet', 'POST', '/api/wallet/bet', 'new', 200, 1000, $2
       from generate_series(1, 6000) i`,
    [new Date(at), provider.id],
  )
  const health = await getHealth(provider.id, at)
  expect(health).toMatchObject({ calls: '5000', perSecond: '100.0', isSampled: true })
  const curve = await readCallCurve(provider.id, '1h', at)
  expect(curve.isSampled).toBe(true)
})
