import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { changeProvider, type FactsForm, parseProviderChange } from '@/lib/providers/change'
import { createFromForm, parseProviderForm } from '@/lib/providers/create-from-form'
import { refreshDirectory } from '@/lib/providers/directory'
import { getFacts } from '@/lib/providers/get-facts'
import { policyDefaults } from '@/lib/providers/policies'
import type { ProviderForm } from '@/lib/providers/provider-form'
import { by, call, openCasino, unique } from '../../support/casino'

let casino: Awaited<ReturnType<typeof openCasino>>
beforeAll(async () => {
  casino = await openCasino()
})
afterAll(async () => {
  await casino.close()
  await Promise.all([closePools(), closePrisma()])
})

const formOf = (parts: Partial<ProviderForm> = {}): ProviderForm => ({
  name: 'Nova Gaming',
  id: unique('nova'),
  mode: 'sandbox',
  currencies: [],
  timeout: '5000',
  peak: '',
  ranges: '',
  games: '',
  policies: { ...policyDefaults },
  ...parts,
})
const create = (form: ProviderForm) => audited(by(), scope => createFromForm(scope, form))
const eventsOf = (id: string) =>
  prisma().auditEvent.findMany({ where: { subjectKind: 'provider', subjectId: id }, orderBy: { seq: 'asc' } })

describe('a provider of the wizard', () => {
  test('has everything it was given at once, and its key is good for a call', async () => {
    const form = formOf({
      name: '  Nova Gaming ',
      currencies: ['usd', 'EUR', 'EUR'],
      timeout: '800',
      peak: '250',
      ranges: '127.0.0.0/8\n::1',
      games: 'starfall, Starfall, Deluxe\nplain\n',
      policies: { late_win: 'accept' },
    })
    const { providerId, keyId, secret } = await create(form)
    expect(providerId).toBe(form.id)
    expect((await refreshDirectory(appPool())).providers.get(form.id)).toMatchObject({
      name: 'Nova Gaming',
      mode: 'sandbox',
      status: 'active',
      policies: { ...policyDefaults, late_win: 'accept' },
      addressRanges: ['127.0.0.0/8', '::1'],
      timeoutMs: 800,
    })
    expect(await getFacts(form.id)).toMatchObject({
      walletKind: 'seamless',
      currencies: ['EUR', 'USD'],
      expectedPeak: '250',
      stuckAfterMinutes: '60',
      games: 2,
    })
    const games = await prisma().game.findMany({ where: { providerId }, orderBy: { id: 'asc' } })
    expect(games.map(({ id, name, status }) => [id, name, status])).toEqual([
      ['plain', 'plain', 'enabled'],
      ['starfall', 'Starfall, Deluxe', 'enabled'],
    ])
    const body = { player_id: 'nobody', currency: 'EUR' }
    const answer = await call(casino.url, { keyId, secret }, '/api/wallet/balance', body)
    expect(answer.body.error.code).toBe('PLAYER_NOT_FOUND')
  })

  test('leaves one event, which names the key and holds no secret', async () => {
    const form = formOf()
    const { keyId, secret } = await create(form)
    const events = await eventsOf(form.id)
    expect(events.map(event => event.action)).toEqual(['provider.create'])
    expect(events[0]!.after).toContain(keyId)
    expect(
      JSON.stringify(events, (_, value) => (typeof value === 'bigint' ? `${value}` : value)),
    ).not.toContain(secret.slice(3))
  })

  test.each<[string, Partial<ProviderForm>, string?]>([
    ['id', { id: 'Acme' }],
    ['id', { id: 'staff' }],
    ['id', { id: 'new' }, 'is not operator'],
    ['name', { name: '   ' }],
    ['name', { name: 'a\u0007b' }],
    ['currencies', { currencies: ['EURO-'] }, 'EURO-'],
    ['currencies', { currencies: ['€'] }],
    ['timeout_ms', { timeout: '99' }, '100 to 120000'],
    ['timeout_ms', { timeout: '120001' }],
    ['timeout_ms', { timeout: '5e3' }],
    ['timeout_ms', { timeout: '' }],
    ['timeout_ms', { timeout: '-500' }],
    ['expected_peak', { peak: '0' }],
    ['expected_peak', { peak: '1.5' }],
    ['address_ranges', { ranges: '10.0.0.1\n10.0.0.0/99' }, 'Line 2'],
    ['address_ranges', { ranges: '10.0.0.1/8' }, 'Write 10.0.0.0/8'],
    ['late_win', { policies: { late_win: 'maybe' } }],
    ['no_such', { policies: { no_such: 'ok' } }],
    ['games', { games: 'g1, One\n, Two' }, 'Line 2'],
    ['games', { games: 'g1, One\n\ng1, Again' }, 'Line 3'],
    ['games', { games: `g1, ${'x'.repeat(201)}` }, 'Line 1'],
  ])('is refused as a whole for its %s: %j', async (field, parts, said = '') => {
    const form = formOf(parts)
    await expect(create(form)).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      facts: { field },
      message: expect.stringContaining(said),
    })
    expect(await prisma().provider.count({ where: { name: form.name, id: form.id } })).toBe(0)
  })

  test('of an id that is taken is refused, also when two ask at once', async () => {
    const form = formOf({ games: 'g1, One' })
    const asked = await Promise.allSettled([create(form), create(form), create({ ...form, name: 'Other' })])
    expect(asked.filter(one => one.status === 'fulfilled')).toHaveLength(1)
    for (const one of asked) {
      if (one.status === 'rejected')
        expect(one.reason).toMatchObject({ code: 'NOT_ALLOWED', facts: { field: 'id' } })
    }
    expect(await prisma().credential.count({ where: { providerId: form.id } })).toBe(1)
    expect(await eventsOf(form.id)).toHaveLength(1)
  })

  test('is not understood where no form of ours was sent', () => {
    const form = formOf()
    for (const raw of [
      null,
      'x',
      [],
      {},
      { ...form, mode: 'test' },
      { ...form, currencies: 'EUR' },
      { ...form, timeout: 5000 },
    ])
      expect(parseProviderForm(raw)).toBeNull()
    expect(parseProviderForm(form)).toEqual(form)
  })
})

describe('what is said of a provider', () => {
  const seen: FactsForm = { name: 'Nova Gaming', currencies: [], timeout: '5000', peak: '', stuckAfter: '60' }
  const change = (providerId: string, facts: Partial<FactsForm>, from = seen) =>
    audited(by(), scope =>
      changeProvider(scope, { providerId, seen: from, facts: { ...from, ...facts }, reason: 'their letter' }),
    )

  test('changes with before, after and why, and counts for the next call', async () => {
    const { id } = formOf()
    await create(formOf({ id }))
    await change(id, {
      name: 'Nova',
      currencies: ['JPY', 'EUR'],
      timeout: '900',
      peak: '40',
      stuckAfter: '15',
    })
    expect((await refreshDirectory(appPool())).providers.get(id)).toMatchObject({
      name: 'Nova',
      timeoutMs: 900,
    })
    const [, event] = await eventsOf(id)
    expect(event).toMatchObject({ action: 'provider.change', reason: 'their letter' })
    expect(JSON.parse(event!.before!)).toEqual({
      name: 'Nova Gaming',
      currencies: [],
      timeoutMs: 5000,
      expectedPeak: null,
      stuckAfterMinutes: 60,
    })
    expect(JSON.parse(event!.after!)).toMatchObject({ currencies: ['EUR', 'JPY'], expectedPeak: 40 })
  })

  test('is not changed by who saw what no longer holds, nor by who changes nothing', async () => {
    const { id } = formOf()
    await create(formOf({ id }))
    await expect(change(id, {})).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await change(id, { timeout: '700' })
    await expect(change(id, { timeout: '800' })).rejects.toThrow('Somebody has just changed')
    await expect(change(unique('none'), { timeout: '800' })).rejects.toMatchObject({
      code: 'INVALID_REQUEST',
      facts: { field: 'provider_id' },
    })
  })

  test.each<[string, Partial<FactsForm>]>([
    ['name', { name: '' }],
    ['currencies', { currencies: ['E'] }],
    ['timeout_ms', { timeout: '1' }],
    ['expected_peak', { peak: '1000001' }],
    ['stuck_after_minutes', { stuckAfter: '0' }],
    ['stuck_after_minutes', { stuckAfter: '10081' }],
  ])('is refused for its %s: %j', async (field, facts) => {
    const { id } = formOf()
    await create(formOf({ id }))
    await expect(change(id, facts)).rejects.toMatchObject({ code: 'INVALID_REQUEST', facts: { field } })
    expect(await eventsOf(id)).toHaveLength(1)
  })

  test('needs a reason', () => {
    const asked = { providerId: 'nova', seen, facts: seen }
    expect(parseProviderChange({ ...asked, reason: '  ' })).toBeNull()
    expect(parseProviderChange({ ...asked, reason: 'why' })).toMatchObject({ reason: 'why' })
  })
})
