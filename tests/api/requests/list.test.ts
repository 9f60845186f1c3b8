import { beforeAll, describe, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { requestFilter } from '@/lib/requests/filter'
import { getRequest } from '@/lib/requests/get'
import { findLedgerLink } from '@/lib/requests/link-ledger'
import { listRequests, requestSortColumns } from '@/lib/requests/list'
import { listSameTransaction } from '@/lib/requests/list-same'
import { flushRequests } from '@/lib/requests/log'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { ownDatabase } from '../../support/database'
import { walk } from '../../support/pages'
import { callEndpoint, type Guest, openTable, type Table } from '../../support/table'

let table: Table
let anna: Guest

const listed = async (query: Record<string, string>, at = now()) =>
  (await listRequests(requestFilter.parse(query), null, 50, at)).rows

beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  anna = await table.seat('100.00')
  const bert = await table.seat('100.00')
  await table.bet(anna, 't1', '5.00')
  await table.bet(anna, 't1', '5.00')
  await table.bet(anna, 't1', '6.00')
  await table.win(anna, 'w1', '1.00', { bet_transaction_id: 't1' })
  await table.win(anna, 'w2', '1.00', { round_id: 'nothing' })
  await table.rollback(anna, 'x1', 't1')
  await table.balance(anna)
  for (let n = 0; n < 5; n++) await table.bet(bert, `b${n}`, '1.00')
  const key = { keyId: table.provider.key.keyId, secret: 'not this one' }
  await callEndpoint(walletEndpoints.bet, key, '/api/wallet/bet', { player_id: anna.id })
  await callEndpoint(walletEndpoints.bet, table.provider.key, '/api/wallet/bet', '{"player_id":')
  await flushRequests()
})

test('its pages are complete, in order, the same both ways', async () => {
  const at = now()
  for (const query of [{}, { provider: table.provider.id }, { player: anna.id }]) {
    const filter = requestFilter.parse(query)
    const { there, back } = await walk(cursor => listRequests(filter, cursor, 3, at), requestSortColumns)
    const rows = (await listRequests(filter, null, 50, at)).rows
    expect(there.flat()).toEqual(rows.map(row => row.id))
    expect(new Set(there.flat()).size).toBe(there.flat().length)
    expect(back).toEqual(there)
    expect(rows.map(row => row.at)).toEqual(
      rows
        .map(row => row.at)
        .sort()
        .reverse(),
    )
  }
})

describe('filters', () => {
  const of = (query: Record<string, string>) => ({ provider: table.provider.id, ...query })
  const names = async (query: Record<string, string>) =>
    (await listed(of(query))).map(row => `${row.endpoint} ${row.transactionId} ${row.verdict}`).reverse()

  test('verdict, code, endpoint, status, transaction, round', async () => {
    expect(await names({ transaction: 't1' })).toEqual(['bet t1 new', 'bet t1 replay', 'bet t1 conflict'])
    expect(await names({ verdict: 'conflict' })).toEqual(['bet t1 conflict'])
    expect(await names({ code: 'TRANSACTION_NOT_FOUND' })).toEqual(['win w2 refused'])
    expect(await names({ endpoint: 'rollback' })).toEqual(['rollback x1 refused'])
    expect(await names({ round: 'nothing' })).toEqual(['win w2 refused'])
    expect(await names({ verdict: 'signature' })).toEqual(['bet null signature'])
    expect(await names({ status: '4xx', player: anna.id })).toEqual([
      'bet t1 conflict',
      'win w2 refused',
      'rollback x1 refused',
    ])
    expect(await names({ status: '5xx' })).toEqual([])
  })

  test('latency, key, request id', async () => {
    expect(await listed(of({ latency: '99999' }))).toEqual([])
    expect((await listed(of({ latency: '0' }))).length).toBeGreaterThan(10)
    expect(await listed(of({ key: 'ck_nobody' }))).toEqual([])
    const [one] = await listed(of({ transaction: 'w1' }))
    expect(await listed({ request: one!.id })).toEqual([one])
    expect(await listed({ key: table.provider.key.keyId, request: one!.id.toUpperCase() })).toEqual([one])
  })

  test('the window is counted back from now; all that is kept only of an id', async () => {
    const later = now() + 9 * 86_400_000
    expect(await listed({ provider: table.provider.id }, now() + 2 * 3_600_000)).toEqual([])
    expect(await listed(of({ window: 'all' }), later)).toEqual([])
    expect(await listed(of({ transaction: 't1' }), later)).toHaveLength(3)
    expect(await listed(of({ transaction: 't1', window: '24h' }), later)).toEqual([])
  })
})

describe('a call', () => {
  test('what a rollback and a win refer to, and the round, are kept with it', async () => {
    const [rollback] = await listed({ transaction: 'x1', provider: table.provider.id })
    expect(await getRequest(rollback!.id)).toMatchObject({
      referenceId: 't1',
      roundId: null,
      transactionId: 'x1',
    })
    const [win] = await listed({ transaction: 'w1', provider: table.provider.id })
    expect(await getRequest(win!.id)).toMatchObject({ referenceId: 't1', roundId: 'r1', playerId: anna.id })
  })

  test('leads to its transaction, and to the others with its id and what they have otherwise', async () => {
    const calls = (await listed({ transaction: 't1', provider: table.provider.id })).reverse()
    const [first, replay] = await Promise.all(calls.map(call => getRequest(call.id)))
    const link = await findLedgerLink(first!)
    expect(link).toMatchObject({ playerId: anna.id, isOwn: true })
    expect(await findLedgerLink(replay!)).toEqual({ ...link, isOwn: false })
    const others = await listSameTransaction(first!)
    expect(others.map(({ call, differs }) => [call.verdict, differs])).toEqual([
      ['replay', []],
      ['conflict', [{ field: 'amount', before: '5.00', after: '6.00' }]],
    ])
  })

  test('an id that is none, or of no call, is no call', async () => {
    expect(await getRequest('nonsense')).toBe(null)
    expect(await getRequest('00000000-0000-4000-8000-000000000000')).toBe(null)
  })
})
