import { afterAll, beforeAll, expect, test } from 'vitest'
import { toTimestamp } from '@/lib/clock'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { registry } from '@/lib/metrics'
import { readRevision } from '@/lib/providers/read'
import type { RequestEntry } from '@/lib/requests/entry'
import { flushRequests, logRequest } from '@/lib/requests/log'
import { textMax } from '@/lib/requests/row'
import { newProvider } from '../../support/casino'
import { ownDatabase } from '../../support/database'
import { requestEntry } from '../../support/request-entry'

// The directory's revision is the whole database's, so this file has one of its own.
beforeAll(() => ownDatabase())
afterAll(async () => {
  await flushRequests()
  await Promise.all([closePools(), closePrisma()])
})

test('a call is stored as it was', async () => {
  const entry = requestEntry({
    traceId: 'b'.repeat(32),
    code: 'ROUND_CLOSED',
    verdict: 'refused',
    status: 409,
  })
  expect(await stored(entry)).toMatchObject({
    door: 'wallet',
    endpoint: 'bet',
    method: 'POST',
    path: '/api/wallet/bet',
    verdict: 'refused',
    status: 409,
    code: 'ROUND_CLOSED',
    latency_us: 1234,
    key_id: null,
    provider_id: 'acme',
    player_id: 'anna',
    provider_transaction_id: 't1',
    address: '127.0.0.1',
    trace_id: 'b'.repeat(32),
    signed_at: '1790000000',
    signature: entry.signature,
    request: '{"amount":"1.00"}',
    answer: '{"status":"ok"}',
  })
})

test('whatever bytes come, the row is written', async () => {
  const nasty = 'a\0b\\N\t\r\n\ud800 "é😀'
  const row = await stored(
    requestEntry({
      request: Buffer.concat([Buffer.from(nasty), Buffer.from([0xff, 0xfe, 0x00])]),
      answer: nasty,
      playerId: nasty,
      keyId: '\\.',
      path: `/${'x'.repeat(9000)}`,
      signature: 'y'.repeat(9000),
      latencyUs: Number.NaN,
    }),
  )
  expect(row.request).toBe('a\uFFFDb\\N\t\r\n\uFFFD "é😀\uFFFD\uFFFD\uFFFD')
  expect(row.answer).toBe('a\uFFFDb\\N\t\r\n\uFFFD "é😀')
  expect(row.player_id).toBe(row.answer)
  expect(row.key_id).toBe('\\.')
  expect([row.path.length, row.signature.length, row.latency_us]).toEqual([2048, 512, 0])
})

test('a long body is cut, with a note; none is null', async () => {
  const row = await stored(requestEntry({ request: null, answer: 'z'.repeat(textMax + 10) }))
  expect(row.request).toBe(null)
  expect(row.answer).toBe(`${'z'.repeat(textMax)}… (10 more characters)`)
})

test('tokens are masked in request, answer and path', async () => {
  const token = 'x'.repeat(43)
  const row = await stored(
    requestEntry({
      request: Buffer.from(`{"\\u0074oken":"${token}"}`),
      answer: `{"token":"${token}","session_id":"s"}`,
      path: `/api/operator/sessions?token=${token}`,
    }),
  )
  expect(JSON.stringify(row)).not.toContain(token)
  expect(row.answer).toBe('{"token":"[redacted]","session_id":"s"}')
})

test('a key remembers its last authentic use, and no process has to read the directory again', async () => {
  const { key } = await newProvider()
  const revision = await readRevision(appPool())
  const today = requestEntry().at
  logRequest(requestEntry({ keyId: key.keyId, at: today, address: '10.0.0.1' }))
  logRequest(requestEntry({ keyId: key.keyId, at: today + 1, address: '10.0.0.2', authentic: false }))
  await flushRequests()
  const { rows } = await ownerPool().query(
    'select last_used_at, last_used_address from credentials where id = $1',
    [key.keyId],
  )
  expect([rows[0].last_used_at.getTime(), rows[0].last_used_address]).toEqual([today, '10.0.0.1'])
  expect(await readRevision(appPool())).toBe(revision)
})

test('a day without a partition is dropped and counted, its neighbours are kept', async () => {
  const kept = requestEntry()
  logRequest(requestEntry({ at: Date.UTC(2001, 0, 1) }))
  expect(await stored(kept)).toBeDefined()
  expect(await registry().metrics()).toContain('cage_request_log_dropped_total{reason="partition"} 1')
})

async function stored(entry: RequestEntry) {
  logRequest(entry)
  await flushRequests()
  const { rows } = await ownerPool().query('select * from requests where id = $1', [entry.id])
  if (rows[0]) expect(toTimestamp(rows[0].at.getTime())).toBe(toTimestamp(entry.at))
  return rows[0]
}
