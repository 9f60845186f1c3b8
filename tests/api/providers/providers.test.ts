import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, test } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { toDay } from '@/lib/clock'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { rateFor } from '@/lib/fx/rate'
import { setRate } from '@/lib/fx/set'
import { createProvider } from '@/lib/providers/create'
import { directory, isLive, refreshDirectory } from '@/lib/providers/directory'
import { setMode } from '@/lib/providers/set-mode'
import { rotateMasterKey } from '@/lib/secrets/rotate'
import {
  addGame,
  createCredential,
  createOperatorKey,
  disableGame,
  enableGame,
  resumeProvider,
  revokeCredential,
  setPolicies,
  suspendProvider,
} from '@/tests/support/provider-verbs'

const by = { actor: 'test', at: Date.now() }
const now = () => refreshDirectory(appPool())
const newId = () => `p${randomUUID().slice(0, 8)}`

afterAll(async () => {
  await closePrisma()
  await closePools()
})

async function provider(policies = {}) {
  return audited(by, scope =>
    createProvider(scope, { id: newId(), name: 'Test studio', mode: 'live', policies }),
  )
}

describe('a provider', () => {
  test('is remembered with its policies, games and key', async () => {
    const { providerId, keyId, secret } = await provider({ late_bet: 'ok_without_effect' })
    await addGame({ providerId, id: 'g1', name: 'Game', stakeMax: '10.50' }, by)
    const known = await now()
    expect(known.providers.get(providerId)).toMatchObject({
      mode: 'live',
      status: 'active',
      policyVersion: 1,
      policies: { late_bet: 'ok_without_effect', late_win: 'error' },
      addressRanges: [],
      rateLimit: null,
    })
    expect(known.providers.get(providerId)?.games.get('g1')).toEqual({
      id: 'g1',
      status: 'enabled',
      stakeLimits: new Map(),
      stakeMax: '10.50',
    })
    expect(known.credentials.get(keyId)).toMatchObject({ owner: 'provider', providerId, secret })
    expect(known.baseCurrency).toBe('EUR')
  })

  test('of a taken, reserved or malformed id is refused', async () => {
    const { providerId: id } = await provider()
    const make = (given: string, name = 'x') =>
      audited(by, scope => createProvider(scope, { id: given, name, mode: 'live' }))
    await expect(make(id)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    for (const bad of [
      'operator',
      'staff',
      'new',
      'csv',
      '',
      'A',
      '-a',
      'a b',
      'é',
      'a'.repeat(64),
      "a'; drop table",
    ]) {
      await expect(make(bad), bad).rejects.toMatchObject({ code: 'INVALID_REQUEST', facts: { field: 'id' } })
    }
    await expect(make(newId(), '')).rejects.toMatchObject({ facts: { field: 'name' } })
    await expect(make(newId(), 'a\u0000b')).rejects.toMatchObject({ facts: { field: 'name' } })
  })

  test('is suspended and resumed', async () => {
    const { providerId } = await provider()
    await suspendProvider(providerId)
    expect((await now()).providers.get(providerId)?.status).toBe('suspended')
    await resumeProvider(providerId)
    expect((await now()).providers.get(providerId)?.status).toBe('active')
    await expect(suspendProvider('nobody')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('keeps every version of its policies', async () => {
    const { providerId } = await provider()
    const changed = await setPolicies(providerId, { late_win: 'accept' }, { ...by, reason: 'contract' })
    expect(changed).toMatchObject({ version: 2, policies: { late_win: 'accept', late_bet: 'error' } })
    expect((await setPolicies(providerId, { late_win: 'accept' }, by)).version).toBe(2)
    const { rows } = await appPool().query(
      "select version, settings->>'late_win' as value, reason from policies where provider_id = $1 order by version",
      [providerId],
    )
    expect(rows).toEqual([
      { version: 1, value: 'error', reason: null },
      { version: 2, value: 'accept', reason: 'contract' },
    ])
    expect((await now()).providers.get(providerId)).toMatchObject({
      policyVersion: 2,
      policies: { late_win: 'accept' },
    })
  })

  test('gets as many versions as there were changes at once', async () => {
    const { providerId } = await provider()
    const changes = (['refuse', 'negative', 'keep'] as const).map(win_rollback =>
      setPolicies(providerId, { win_rollback }, by),
    )
    expect((await Promise.all(changes)).map(change => change.version).sort()).toEqual([2, 3, 4])
  })

  test('may change its mode and id scope before its first transaction', async () => {
    const { providerId } = await provider()
    await setMode(providerId, 'sandbox')
    await setPolicies(providerId, { id_scope: 'player' }, by)
    expect((await now()).providers.get(providerId)).toMatchObject({
      mode: 'sandbox',
      policies: { id_scope: 'player' },
    })
  })
})

describe('a key', () => {
  test('is one of two live ones at most, also when they are asked for at once', async () => {
    const { providerId, keyId } = await provider()
    const asked = await Promise.allSettled([1, 2, 3].map(() => createCredential(providerId, by)))
    expect(asked.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    await revokeCredential(keyId, by)
    await createCredential(providerId, by)
    await expect(createCredential(providerId, by)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('is live until it is revoked or expires', async () => {
    const { providerId, keyId } = await provider()
    const expiring = await createCredential(providerId, by, by.at + 60_000)
    await revokeCredential(keyId, by)
    await revokeCredential(keyId, { ...by, at: by.at + 1000 })
    const { credentials } = await now()
    expect(credentials.get(keyId)?.revokedAt).toBe(by.at)
    expect(isLive(credentials.get(keyId)!, by.at)).toBe(false)
    expect(isLive(credentials.get(expiring.keyId)!, by.at + 59_999)).toBe(true)
    expect(isLive(credentials.get(expiring.keyId)!, by.at + 60_000)).toBe(false)
    await expect(revokeCredential('ck_none', by)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('is stored sealed, never as it is', async () => {
    const { keyId, secret } = await createOperatorKey(by)
    expect(secret).toMatch(/^sk_[A-Za-z0-9_-]{43}$/)
    const { rows } = await ownerPool().query('select secret_sealed, owner from credentials where id = $1', [
      keyId,
    ])
    expect(rows[0].owner).toBe('operator')
    expect(rows[0].secret_sealed.includes(secret)).toBe(false)
    expect(rows[0].secret_sealed.includes(secret.slice(3))).toBe(false)
  })

  test('has no other master key to go to unless it is named', async () => {
    await createOperatorKey(by)
    await expect(rotateMasterKey()).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })
})

describe('a game', () => {
  test('is disabled and enabled, and added once', async () => {
    const { providerId } = await provider()
    await addGame({ providerId, id: 'Ünïcode 🎰', name: 'Game' }, by)
    await disableGame(providerId, 'Ünïcode 🎰')
    expect((await now()).providers.get(providerId)?.games.get('Ünïcode 🎰')?.status).toBe('disabled')
    await enableGame(providerId, 'Ünïcode 🎰')
    expect((await now()).providers.get(providerId)?.games.get('Ünïcode 🎰')?.status).toBe('enabled')
    await expect(addGame({ providerId, id: 'Ünïcode 🎰', name: 'x' }, by)).rejects.toMatchObject({
      code: 'NOT_ALLOWED',
    })
    await expect(disableGame(providerId, 'none')).rejects.toMatchObject({ code: 'GAME_NOT_FOUND' })
    await expect(addGame({ providerId, id: 'g', name: 'x', stakeMax: '0' }, by)).rejects.toMatchObject({
      facts: { field: 'stake_max' },
    })
  })
})

describe('a rate', () => {
  const today = toDay(by.at)
  const set = (given: object) =>
    setRate({ day: today, currency: 'USD', rate: '0.92', source: 'test', ...given }, by)

  test('that is corrected is a new revision, and the newest counts', async () => {
    await set({ currency: 'XAA', rate: '0.50' })
    expect(await set({ currency: 'XAA', rate: '0.500000000000000001' })).toMatchObject({ revision: 2 })
    expect(rateFor(await now(), 'XAA', today)).toMatchObject({ rate: '0.500000000000000001', day: today })
    const { rows } = await appPool().query(
      "select rate::text from rates where currency = 'XAA' order by revision",
    )
    expect(rows.map(row => row.rate)).toEqual(['0.50', '0.500000000000000001'])
  })

  test('set many times at once gets a revision each', async () => {
    const made = await Promise.all([1, 2, 3, 4].map(n => set({ currency: 'XAB', rate: `0.${n}` })))
    expect(made.map(one => one.revision).sort()).toEqual([1, 2, 3, 4])
  })

  test('of long ago is remembered when it is the last one known', async () => {
    await set({ currency: 'XAC', day: '2020-02-28', rate: '2' })
    await set({ currency: 'XAC', day: '2020-02-29', rate: '3' })
    const days = (await now()).rates.get('XAC')
    expect(days).toEqual([{ day: '2020-02-29', rate: '3', source: 'test', revision: 1 }])
  })

  test.each([
    ['date', { day: '2026-02-30' }],
    ['date', { day: '2026-1-1' }],
    ['date', { day: 'today' }],
    ['date', { day: '2999-01-01' }],
    ['date', { day: `${today}T00:00:00Z` }],
    ['currency', { currency: 'EUR' }],
    ['currency', { currency: 'usd' }],
    ['rate', { rate: '0' }],
    ['rate', { rate: '0.00' }],
    ['rate', { rate: '-1' }],
    ['rate', { rate: '1e3' }],
    ['rate', { rate: '.5' }],
    ['rate', { rate: '1,5' }],
    ['source', { source: '' }],
  ])('with a wrong %s is refused: %j', async (field, given) => {
    await expect(set(given)).rejects.toMatchObject({ code: 'INVALID_REQUEST', facts: { field } })
  })
})

describe('the directory', () => {
  test('is remembered, and read again when its revision grew', async () => {
    const before = await now()
    expect(await now()).toBe(before)
    await provider()
    const after = await now()
    expect(BigInt(after.revision)).toBeGreaterThan(BigInt(before.revision))
    expect(await directory()).toBe(after)
  })

  test('is of one moment for many who ask at once', async () => {
    await provider()
    const read = await Promise.all(Array.from({ length: 20 }, () => now()))
    expect(new Set(read.map(one => one.revision)).size).toBe(1)
  })
})
