import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { POST as balanceRoute } from '@/app/api/wallet/balance/route'
import { audited } from '@/lib/audit/audited'
import type { AuditScope } from '@/lib/audit/scope'
import { appPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { refreshDirectory } from '@/lib/providers/directory'
import { changeKey } from '@/lib/providers/keys/change'
import { createKey } from '@/lib/providers/keys/create'
import { setRanges } from '@/lib/providers/set-ranges'
import { setRateLimit } from '@/lib/providers/set-rate-limit'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { signRequest } from '@/lib/wire/signature'
import { by, type Key, openCasino } from '../support/casino'
import { ownDatabase } from '../support/database'
import { callEndpoint, type Guest, openTable, type Reply, type Table } from '../support/table'

const path = '/api/wallet/balance'
let casino: Awaited<ReturnType<typeof openCasino>>
let table: Table
let anna: Guest
beforeAll(async () => {
  await ownDatabase()
  casino = await openCasino()
  table = await openTable()
  anna = await table.seat('1000.00')
})
afterAll(() => casino.close())

/** Changes something that a process may remember a fifth of a second longer: this one learns of it at once. */
async function settle(work: (scope: AuditScope) => Promise<unknown>): Promise<void> {
  await audited(by(), work)
  await refreshDirectory(appPool())
}

const allow = (text: string) =>
  settle(scope => setRanges(scope, { providerId: table.provider.id, text, reason: 'a test' }))

describe('the allow-list', () => {
  const from = async (address: string) =>
    (
      await callEndpoint(
        walletEndpoints.balance,
        table.provider.key,
        path,
        { player_id: anna.id, currency: 'EUR' },
        {},
        'POST',
        address,
      )
    ).outcome

  test('lets in its ranges alone, of both families', async () => {
    await allow('10.0.0.0/8\n203.0.113.7\n2001:db8::/32')
    for (const address of [
      '10.0.0.0',
      '10.255.255.255',
      '203.0.113.7',
      '::ffff:10.0.0.1',
      '::ffff:0a00:0001',
      '2001:db8::',
      '2001:db8:ffff:ffff:ffff:ffff:ffff:ffff',
      '2001:DB8:0:0::1',
    ])
      expect(await from(address), address).toBe('ok')
    for (const address of [
      '9.255.255.255',
      '11.0.0.0',
      '203.0.113.8',
      '2001:db9::',
      '::1',
      '::10.0.0.1',
      '',
      'nonsense',
    ])
      expect(await from(address), address).toBe('IP_NOT_ALLOWED')
    await allow('')
    expect(await from('9.255.255.255')).toBe('ok')
  })

  test('is asked after the signature: a stranger learns nothing of it', async () => {
    await allow('10.0.0.0/8')
    const stranger = { keyId: table.provider.key.keyId, secret: 'sk_wrong' }
    const body = { player_id: anna.id, currency: 'EUR' }
    const reply = await callEndpoint(walletEndpoints.balance, stranger, path, body, {}, 'POST', '9.9.9.9')
    expect(reply.outcome).toBe('INVALID_SIGNATURE')
    await allow('')
  })
})

describe('behind proxies of ours the list is asked about the real caller', () => {
  afterEach(() => void delete process.env.CAGE_TRUSTED_PROXIES)

  const send = async (forwarded: string | null, door: 'own' | 'next'): Promise<string> => {
    const body = JSON.stringify({ player_id: anna.id, currency: 'EUR' })
    const { keyId, secret } = table.provider.key
    const timestamp = String(Math.floor(Date.now() / 1000))
    const signature = signRequest(secret, timestamp, 'POST', path, body)
    const headers = { 'x-key-id': keyId, 'x-timestamp': timestamp, 'x-signature': signature }
    const init = {
      method: 'POST',
      body,
      headers: forwarded === null ? headers : { ...headers, 'x-forwarded-for': forwarded },
    }
    const answer =
      door === 'own'
        ? await fetch(casino.url + path, init)
        : await balanceRoute(new Request(`http://localhost${path}`, init))
    return (await answer.json()).error?.code ?? 'ok'
  }

  const told: Record<string, 'ok' | 'IP_NOT_ALLOWED'> = {
    '203.0.113.9': 'ok',
    '::ffff:203.0.113.9': 'ok',
    '::FFFF:203.0.113.9': 'ok',
    '::ffff:cb00:7109': 'ok',
    '203.0.113.9:4711': 'ok',
    '2001:db8:7::1': 'ok',
    '2001:DB8:7:0:0:0:0:1': 'ok',
    '[2001:db8:7::1]:4711': 'ok',
    '2001:db8:8::1': 'IP_NOT_ALLOWED',
    '198.51.100.1': 'IP_NOT_ALLOWED',
    // A second proxy of ours has written the caller before itself.
    '203.0.113.9, 10.1.2.3': 'ok',
    '203.0.113.9, fd00:1::2': 'ok',
    '198.51.100.1, 203.0.113.9,10.1.2.3': 'ok',
    // Whatever a caller writes himself stands before what our proxy wrote of him.
    '203.0.113.9, 198.51.100.1': 'IP_NOT_ALLOWED',
    '203.0.113.9, 198.51.100.1, 10.1.2.3': 'IP_NOT_ALLOWED',
    '203.0.113.9, unknown': 'IP_NOT_ALLOWED',
    '203.0.113.9, ': 'IP_NOT_ALLOWED',
    '203.0.113.9;198.51.100.1': 'IP_NOT_ALLOWED',
    '203.0.113.9/24': 'IP_NOT_ALLOWED',
    'fe80::1%eth0': 'IP_NOT_ALLOWED',
    ',': 'IP_NOT_ALLOWED',
    '10.1.2.3': 'IP_NOT_ALLOWED',
  }
  for (const [forwarded, outcome] of Object.entries(told))
    test(`${forwarded} is ${outcome} at both doors`, async () => {
      process.env.CAGE_TRUSTED_PROXIES = '127.0.0.1, 10.1.0.0/16, fd00:1::/32'
      await allow('203.0.113.0/24\n2001:db8:7::/48')
      expect([await send(forwarded, 'own'), await send(forwarded, 'next')]).toEqual([outcome, outcome])
    })

  test('and without them the header is not believed', async () => {
    await allow('203.0.113.0/24')
    expect(await send('203.0.113.9', 'own')).toBe('IP_NOT_ALLOWED')
    expect(await send('203.0.113.9', 'next')).toBe('IP_NOT_ALLOWED')
    process.env.CAGE_TRUSTED_PROXIES = '10.1.0.0/16'
    expect(await send('203.0.113.9', 'own')).toBe('IP_NOT_ALLOWED')
    await allow('127.0.0.0/8')
    expect(await send('203.0.113.9', 'own')).toBe('ok')
    expect(await send(null, 'own')).toBe('ok')
  })
})

describe('a rate limit', () => {
  let bets = 0
  const many = 24
  const at = async () => {
    const own = await openTable()
    const guest = await own.seat('1000.00')
    const second = await audited(by(), scope => createKey(scope, { providerId: own.provider.id }))
    return { own, guest, keys: [own.provider.key, second] as [Key, Key] }
  }
  const limitKey = ({ keyId }: Key, rateLimit: number | null) =>
    settle(scope => changeKey(scope, { keyId, label: null, rateLimit }))
  const limitAll = (own: Table, rateLimit: number | null) =>
    settle(scope => setRateLimit(scope, { providerId: own.provider.id, rateLimit, reason: 'a test' }))
  const facts = (guest: Guest) => ({
    player_id: guest.id,
    currency: 'EUR',
    game_id: 'g1',
    round_id: 'r',
    amount: '0.01',
  })
  const bet = (own: Table, guest: Guest, key: Key) =>
    own.wallet('bet', { ...facts(guest), token: guest.token, transaction_id: `b${++bets}` }, key)
  const outcomes = (replies: Reply[]) =>
    [...new Set(replies.map(reply => reply.outcome))].filter(one => one !== 'BUSY').sort()
  const all = (call: (index: number) => Promise<Reply>) =>
    Promise.all(Array.from({ length: many }, (_, n) => call(n)))

  test('of one key refuses its debits beyond it, and never another key’s', async () => {
    const { own, guest, keys } = await at()
    await limitKey(keys[0], 3)
    await bet(own, guest, keys[0])
    const [limited, free] = await Promise.all([
      all(() => bet(own, guest, keys[0])),
      all(() => bet(own, guest, keys[1])),
    ])
    expect(outcomes(limited)).toContain('RATE_LIMITED')
    for (const reply of limited.filter(one => one.outcome === 'RATE_LIMITED')) {
      expect(reply.status).toBe(429)
      expect(reply.headers['retry-after']).toBe('1')
      expect(reply.body.error.retryable).toBe(true)
    }
    expect(outcomes(free)).toEqual(['ok'])
  })

  test('never meets a credit or a rollback', async () => {
    const { own, guest, keys } = await at()
    await limitKey(keys[0], 1)
    const first = await bet(own, guest, keys[1])
    expect(first.outcome).toBe('ok')
    const replies = await Promise.all([
      all(n => own.wallet('win', { ...facts(guest), transaction_id: `w${n}` }, keys[0])),
      all(n =>
        own.wallet(
          'rollback',
          { player_id: guest.id, transaction_id: `x${n}`, original_transaction_id: `o${n}` },
          keys[0],
        ),
      ),
      all(n =>
        own.wallet(
          'jackpot',
          { player_id: guest.id, currency: 'EUR', amount: '0.01', jackpot_id: 'j', transaction_id: `j${n}` },
          keys[0],
        ),
      ),
      all(() => own.wallet('balance', { player_id: guest.id, currency: 'EUR' }, keys[0])),
    ])
    expect(outcomes(replies.flat())).toEqual(['ok'])
  })

  test('of the provider counts for the keys that have none, one that has its own is counted apart', async () => {
    const { own, guest, keys } = await at()
    await limitAll(own, 2)
    await limitKey(keys[1], 1000)
    await bet(own, guest, keys[0])
    const [limited, free] = await Promise.all([
      all(() => bet(own, guest, keys[0])),
      all(() => bet(own, guest, keys[1])),
    ])
    expect(outcomes(limited)).toContain('RATE_LIMITED')
    expect(outcomes(free)).toEqual(['ok'])
    await limitAll(own, null)
    await bet(own, guest, keys[0])
    expect(outcomes(await all(() => bet(own, guest, keys[0])))).toEqual(['ok'])
  })

  test('leaves nothing behind: the same call is taken when its turn comes', async () => {
    const { own, guest, keys } = await at()
    await limitKey(keys[0], 1)
    const call = { ...facts(guest), token: guest.token, transaction_id: 'again' }
    const replies = await all(n => own.wallet('bet', { ...call, transaction_id: `again-${n}` }, keys[0]))
    const at429 = replies.findIndex(reply => reply.outcome === 'RATE_LIMITED')
    expect(at429).toBeGreaterThan(-1)
    const id = `again-${at429}`
    expect(
      await prisma().transaction.count({ where: { providerId: own.provider.id, providerTransactionId: id } }),
    ).toBe(0)
    await limitKey(keys[0], null)
    await expect
      .poll(async () => (await own.wallet('bet', { ...call, transaction_id: id }, keys[0])).outcome)
      .toBe('ok')
  })
})
