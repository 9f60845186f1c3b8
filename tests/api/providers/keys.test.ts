import { beforeEach, describe, expect, test } from 'vitest'
import type { By } from '@/lib/actor'
import { audited } from '@/lib/audit/audited'
import { prisma } from '@/lib/db/prisma'
import { changeKey, type KeyChange } from '@/lib/providers/keys/change'
import { createKey, createOperatorKey } from '@/lib/providers/keys/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import { listKeys } from '@/lib/providers/keys/list'
import { overlapNames, overlaps } from '@/lib/providers/keys/overlaps'
import { revokeKey } from '@/lib/providers/keys/revoke'
import { type Rotation, rotateKey } from '@/lib/providers/keys/rotate'
import { listExpiringKeys } from '@/lib/reports/expiring-keys'
import { newProvider, type TestProvider } from '../../support/casino'
import { acting, newAgent, refusalOf } from '../../support/resolving'

const day = 86_400_000
let provider: TestProvider
let at: number
beforeEach(async () => {
  provider = await newProvider()
  at = Date.now()
})

const by = (moment = at): By => ({ actor: 'test', at: moment })
const rotate = (keyId: string, parts: Partial<Rotation> = {}, moment = at) =>
  audited(by(moment), scope => rotateKey(scope, { keyId, overlap: '1h', ...parts }))
const create = (parts: Partial<Parameters<typeof createKey>[1]> = {}) =>
  audited(by(), scope => createKey(scope, { providerId: provider.id, ...parts }))
const revoke = (keyId: string, moment = at) => audited(by(moment), scope => revokeKey(scope, { keyId }))
const keysAt = async (moment = at) => new Map((await listKeys(moment, provider.id)).map(key => [key.id, key]))
const stateOf = async ({ keyId }: NewKey, moment = at) => (await keysAt(moment)).get(keyId)?.state

describe('a key hands over', () => {
  for (const overlap of overlapNames)
    test(`with an overlap of ${overlap}: the old one lives exactly so long, the new one on`, async () => {
      const old = provider.key
      const made = await rotate(old.keyId, { overlap })
      const end = at + overlaps[overlap].millis
      expect(made).toMatchObject({ providerId: provider.id, replaces: old.keyId })
      expect(made.until).toBe(overlap === '0' ? null : new Date(end).toISOString())
      expect(await stateOf(old, end - 1)).toBe(overlap === '0' ? 'revoked' : 'handing-over')
      expect(await stateOf(old, end)).toBe(overlap === '0' ? 'revoked' : 'expired')
      expect(await stateOf(made, end)).toBe('live')
    })

  test('with its label and its rate limit, and what its secret begins with is kept', async () => {
    await revoke(provider.key.keyId)
    const old = await create({ label: 'Malta', rateLimit: 40 })
    const made = await rotate(old.keyId)
    const key = (await keysAt()).get(made.keyId)
    expect(key).toMatchObject({ label: 'Malta', rateLimit: 40, replaces: old.keyId })
    expect(key?.prefix).toBe(made.secret.slice(0, 7))
    expect((await keysAt()).get(old.keyId)?.replacedBy).toBe(made.keyId)
  })

  test('and one that ends sooner by itself is not made to last', async () => {
    await revoke(provider.key.keyId)
    const old = await create({ expiresAt: at + 60_000 })
    expect((await rotate(old.keyId, { overlap: '7d' })).until).toBe(new Date(at + 60_000).toISOString())
  })

  test('once: neither it nor the new one hands over again while both work', async () => {
    const made = await rotate(provider.key.keyId)
    const until = `${new Date(at + overlaps['1h'].millis).toISOString().slice(0, 19)}Z`
    expect(await refusalOf(rotate(made.keyId))).toContain(`works until ${until}`)
    const again = await refusalOf(rotate(provider.key.keyId, { force: true }))
    expect(again).toContain(`handed over to ${made.keyId} already and works until ${until}`)
    const later = at + overlaps['1h'].millis
    expect((await rotate(made.keyId, {}, later)).replaces).toBe(made.keyId)
  })

  test('forced while one is open, the older key ends at once', async () => {
    const second = await rotate(provider.key.keyId)
    const third = await rotate(second.keyId, { force: true })
    expect(await stateOf(provider.key)).toBe('revoked')
    expect(await stateOf(second)).toBe('handing-over')
    expect(await stateOf(third)).toBe('live')
  })

  test('again as soon as the old one is revoked early', async () => {
    const second = await rotate(provider.key.keyId)
    await revoke(provider.key.keyId)
    expect((await rotate(second.keyId)).replaces).toBe(second.keyId)
  })

  test('and never makes a third live key', async () => {
    const beside = await create()
    expect(await refusalOf(rotate(beside.keyId, { force: true }))).toContain('revoke one first')
    await rotate(beside.keyId, { overlap: '0' })
    expect([...(await keysAt()).values()].filter(key => key.state === 'live')).toHaveLength(2)
  })

  test('for one of two who ask at once; the other is told why not', async () => {
    const asked = await Promise.allSettled([1, 2, 3].map(() => rotate(provider.key.keyId)))
    expect(asked.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of asked.filter(one => one.status === 'rejected'))
      expect(one.reason).toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await keysAt()).size).toBe(2)
  })

  test('but not when it is revoked, expired or unknown', async () => {
    const second = await rotate(provider.key.keyId)
    await revoke(provider.key.keyId)
    expect(await refusalOf(rotate(provider.key.keyId))).toContain('over')
    await rotate(second.keyId)
    expect(await refusalOf(rotate(second.keyId, {}, at + day))).toContain('over')
    await expect(rotate('ck_none')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('also the operator’s own, which may have as many as it needs', async () => {
    const key = await audited(by(), createOperatorKey)
    const made = await rotate(key.keyId)
    expect(made).toMatchObject({ providerId: null, replaces: key.keyId })
    expect(await refusalOf(rotate(made.keyId))).toContain('works until')
    expect((await rotate(made.keyId, { force: true })).replaces).toBe(made.keyId)
  })
})

describe('a revocation', () => {
  test('says how many live keys are left, and is kept with who did it', async () => {
    const second = await rotate(provider.key.keyId)
    const admin = await newAgent('admin')
    const left = await acting(admin, scope => revokeKey(scope, { keyId: second.keyId, reason: 'leaked' }))
    expect(left).toEqual({ liveKeys: 1 })
    expect((await keysAt(Date.now())).get(second.keyId)?.revokedBy).toBe(admin.name)
    expect(await revoke(provider.key.keyId)).toEqual({ liveKeys: 0 })
    const first = (await keysAt()).get(provider.key.keyId)?.revokedAt
    expect(await revoke(provider.key.keyId, at + 5000)).toEqual({ liveKeys: 0 })
    expect((await keysAt()).get(provider.key.keyId)?.revokedAt).toBe(first)
  })
})

describe('a change', () => {
  const change = (parts: Partial<KeyChange>) =>
    audited(by(), scope =>
      changeKey(scope, { keyId: provider.key.keyId, label: null, rateLimit: null, ...parts }),
    )

  test('names a key and limits it', async () => {
    await change({ label: 'Ünïcode 🎰', rateLimit: 5 })
    expect((await keysAt()).get(provider.key.keyId)).toMatchObject({ label: 'Ünïcode 🎰', rateLimit: 5 })
    await change({})
    expect((await keysAt()).get(provider.key.keyId)).toMatchObject({ label: null, rateLimit: null })
  })

  test('that makes no sense is refused with the field, and nothing of a dead key changes', async () => {
    for (const [field, parts] of [
      ['label', { label: '' }],
      ['label', { label: 'x'.repeat(101) }],
      ['label', { label: 'a\u0000b' }],
      ['rate_limit', { rateLimit: 0 }],
      ['rate_limit', { rateLimit: -1 }],
      ['rate_limit', { rateLimit: 1_000_001 }],
    ] as const)
      await expect(change(parts)).rejects.toMatchObject({ code: 'INVALID_REQUEST', facts: { field } })
    await revoke(provider.key.keyId)
    expect(await refusalOf(change({ label: 'late' }))).toContain('over')
  })
})

test('every verb leaves its event beside its change, without the secret', async () => {
  const made = await rotate(provider.key.keyId)
  await audited(by(), scope => changeKey(scope, { keyId: made.keyId, label: 'x', rateLimit: 9 }))
  await revoke(provider.key.keyId)
  const events = await prisma().auditEvent.findMany({
    where: { subjectKind: 'key', subjectId: { in: [made.keyId, provider.key.keyId] } },
    orderBy: { seq: 'asc' },
  })
  expect(events.map(event => event.action)).toEqual(['key.rotate', 'key.change', 'key.revoke'])
  for (const event of events) expect(JSON.stringify([event.before, event.after])).not.toContain(made.secret)
  expect(JSON.parse(events[0]!.after!)).toMatchObject({ keyId: made.keyId, providerId: provider.id })
})

test('a rotation that fails leaves neither key nor event behind', async () => {
  const failing = audited(by(), async scope => {
    await rotateKey(scope, { keyId: provider.key.keyId, overlap: '1h' })
    throw new Error('cut')
  })
  await expect(failing).rejects.toThrow('cut')
  expect([...(await keysAt()).values()].map(key => key.expiresAt)).toEqual([null])
  expect(await prisma().auditEvent.count({ where: { subjectId: provider.key.keyId } })).toBe(0)
})

describe('a person is warned', () => {
  const warningAt = async (moment: number, keyId = provider.key.keyId) =>
    (await keysAt(moment)).get(keyId)?.warning ?? null

  test('of a key that nobody has used for 90 days, or never since a week', async () => {
    expect(await warningAt(at + 6 * day)).toBeNull()
    expect(await warningAt(at + 8 * day)).toContain('since it was made, 8 days ago')
    await prisma().credential.update({
      where: { id: provider.key.keyId },
      data: { lastUsedAt: new Date(at) },
    })
    expect(await warningAt(at + 89 * day)).toBeNull()
    expect(await warningAt(at + 91 * day)).toContain('for 91 days')
  })

  test('of a key that ends within 14 days, unless another has taken over', async () => {
    await revoke(provider.key.keyId)
    const ending = await create({ expiresAt: at + 15 * day })
    expect(await warningAt(at, ending.keyId)).toBeNull()
    expect(await warningAt(at + 2 * day, ending.keyId)).toContain('hand it over')
    const expiring = async () => (await listExpiringKeys(at + 2 * day)).map(key => key.id)
    expect(await expiring()).toContain(ending.keyId)
    const next = await rotate(ending.keyId, { overlap: '7d' }, at + 2 * day)
    expect(await warningAt(at + 2 * day, ending.keyId)).toBeNull()
    expect(await expiring()).not.toContain(ending.keyId)
    await revoke(next.keyId)
    expect(await expiring()).toContain(ending.keyId)
    expect(await warningAt(at + 2 * day, ending.keyId)).toContain('hand it over')
  })

  test('of no key that is over', async () => {
    await revoke(provider.key.keyId)
    expect(await warningAt(at + 365 * day)).toBeNull()
  })
})
