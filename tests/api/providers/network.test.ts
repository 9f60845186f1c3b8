import { beforeEach, describe, expect, test } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { appPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { listCallers } from '@/lib/providers/callers'
import { refreshDirectory } from '@/lib/providers/directory'
import { getNetwork } from '@/lib/providers/network'
import { setRanges } from '@/lib/providers/set-ranges'
import { setRateLimit } from '@/lib/providers/set-rate-limit'
import { suspendProvider } from '@/lib/providers/suspend'
import { tryRanges } from '@/lib/providers/try-ranges'
import { flushRequests } from '@/lib/requests/log'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { by, newPlayer, newProvider, type TestProvider } from '../../support/casino'
import { acting, newAgent, refusalOf } from '../../support/resolving'
import { callEndpoint } from '../../support/table'

let provider: TestProvider
beforeEach(async () => {
  provider = await newProvider()
})

const known = async () => (await refreshDirectory(appPool())).providers.get(provider.id)
const set = (text: string) =>
  audited(by(), scope => setRanges(scope, { providerId: provider.id, text, reason: 'a test' }))

async function callFrom(...addresses: string[]): Promise<void> {
  const player = await newPlayer(provider)
  const body = { player_id: player.id, currency: 'EUR' }
  for (const address of addresses)
    await callEndpoint(
      walletEndpoints.balance,
      provider.key,
      '/api/wallet/balance',
      body,
      {},
      'POST',
      address,
    )
  await flushRequests()
}

describe('an allow-list', () => {
  test('is set as a whole, in its plain form, and counts at once', async () => {
    expect(await set(' 10.0.0.0/8 \r\n\r\n2001:DB8::/32\n203.0.113.7/32')).toEqual([
      '10.0.0.0/8',
      '2001:db8::/32',
      '203.0.113.7',
    ])
    expect((await known())?.addressRanges).toEqual(['10.0.0.0/8', '2001:db8::/32', '203.0.113.7'])
    await set('')
    expect((await known())?.addressRanges).toEqual([])
  })

  const wrong: Record<string, string> = {
    'host bits': '10.0.0.1/8',
    'a prefix too long for IPv6': '::/129',
    'a prefix too long for IPv4': '10.0.0.0/33',
    'no address': '300.1.1.1',
    'a name': 'example.com',
    'a prefix that is none': '10.0.0.0/x',
    'two prefixes': '10.0.0.0/8/8',
    'a leading zero': '010.0.0.0/8',
    'a range twice': '10.0.0.0/8\n10.0.0.0/8',
    '201 ranges': Array.from({ length: 201 }, (_, n) => `10.0.${n}.0/24`).join('\n'),
    'a text without end': '1'.repeat(40_000),
    'a null byte': '10.0.0.0/8\u0000',
  }
  for (const [what, text] of Object.entries(wrong))
    test(`with ${what} is refused with the field, and the old one stays`, async () => {
      await set('192.0.2.0/24')
      await expect(set(text)).rejects.toMatchObject({
        code: 'INVALID_REQUEST',
        facts: { field: 'address_ranges' },
      })
      expect((await known())?.addressRanges).toEqual(['192.0.2.0/24'])
    })

  test('names the line that is wrong', async () => {
    expect(await refusalOf(set('10.0.0.0/8\n\n10.0.0.1/8'))).toContain('Line 3')
  })

  test('of 200 ranges is taken, and an unknown provider’s is not', async () => {
    expect(await set(Array.from({ length: 200 }, (_, n) => `10.0.${n}.0/24`).join('\n'))).toHaveLength(200)
    const asked = audited(by(), scope => setRanges(scope, { providerId: 'nobody', text: '', reason: 'x' }))
    await expect(asked).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })

  test('is tried before it counts: it says whom it would have refused, and changes nothing', async () => {
    await callFrom('10.0.0.7', '10.0.0.7', '2001:db8::9', '198.51.100.1')
    const admin = await newAgent('admin')
    const { ranges, callers } = await acting(admin, scope =>
      tryRanges(scope, { providerId: provider.id, text: '10.0.0.0/8\n2001:db8::/32' }),
    )
    expect(ranges).toEqual(['10.0.0.0/8', '2001:db8::/32'])
    expect(callers.map(({ address, calls, isAllowed }) => [address, calls, isAllowed])).toEqual([
      ['10.0.0.7', '2', true],
      ['198.51.100.1', '1', false],
      ['2001:db8::9', '1', true],
    ])
    expect((await known())?.addressRanges).toEqual([])
    const again = acting(admin, scope => tryRanges(scope, { providerId: provider.id, text: '10.0.0.1/8' }))
    expect(await refusalOf(again)).toContain('Line 1')
  })

  test('shows too who knocked in vain, of the last day, and nobody whose signature was wrong', async () => {
    await set('10.0.0.0/8')
    await callFrom('10.0.0.7', '198.51.100.1')
    const body = { player_id: 'x', currency: 'EUR' }
    const forged = { keyId: provider.key.keyId, secret: 'sk_wrong' }
    await callEndpoint(walletEndpoints.balance, forged, '/api/wallet/balance', body, {}, 'POST', '192.0.2.66')
    await flushRequests()
    const { callers } = (await getNetwork(provider.id, Date.now()))!
    expect(callers.map(({ address, isAllowed }) => [address, isAllowed])).toEqual([
      ['10.0.0.7', true],
      ['198.51.100.1', false],
    ])
    expect(await listCallers(provider.id, [], Date.now() + 25 * 3_600_000)).toEqual([])
    expect(await getNetwork('nobody', Date.now())).toBeNull()
  })
})

test('a rate limit is a whole number of debits a second, or none', async () => {
  const limit = (rateLimit: number | null) =>
    audited(by(), scope => setRateLimit(scope, { providerId: provider.id, rateLimit, reason: 'a test' }))
  await limit(20)
  expect((await known())?.rateLimit).toBe(20)
  for (const wrong of [0, -1, 1_000_001])
    await expect(limit(wrong)).rejects.toMatchObject({ facts: { field: 'rate_limit' } })
  await limit(null)
  expect((await known())?.rateLimit).toBeNull()
})

test('the kill switch and each change of the network leave who, why, before and after', async () => {
  const approver = await newAgent('approver')
  const standing = { providerId: provider.id, reason: 'their wallet is down' }
  await acting(approver, scope => suspendProvider(scope, standing))
  expect((await known())?.status).toBe('suspended')
  await set('10.0.0.0/8')
  const events = await prisma().auditEvent.findMany({
    where: { subjectKind: 'provider', subjectId: provider.id, action: { not: 'provider.create' } },
    orderBy: { seq: 'asc' },
  })
  expect(events.map(({ action, actorName, reason }) => [action, actorName, reason])).toEqual([
    ['provider.suspend', approver.name, 'their wallet is down'],
    ['provider.change', null, 'a test'],
  ])
  expect(JSON.parse(events[0]!.before!)).toEqual({ status: 'active' })
  expect(JSON.parse(events[0]!.after!)).toEqual({ status: 'suspended' })
  expect(JSON.parse(events[1]!.before!)).toEqual({ addressRanges: [] })
  expect(JSON.parse(events[1]!.after!)).toEqual({ addressRanges: ['10.0.0.0/8'] })
})
