import { afterAll, beforeAll, expect, test } from 'vitest'
import { recordAudit } from '@/lib/audit/record'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, inTransaction } from '@/lib/db/prisma'
import { verifyLedger } from '@/lib/ledger/verify'
import { by, unique } from '../../support/casino'
import { ownDatabase } from '../../support/database'

beforeAll(() => ownDatabase())
afterAll(() => Promise.all([closePools(), closePrisma()]))

const write = (id: string, facts = {}) =>
  inTransaction(tx =>
    recordAudit(tx, by(), { action: 'player.view', subject: { kind: 'player', id }, ...facts }),
  )

const count = async () =>
  (await ownerPool().query('select count(*)::int as events, max(seq)::int as last from audit_events')).rows[0]

const auditOf = async () => (await verifyLedger()).checks.find(check => check.name === 'audit')

test('an empty audit holds', async () => {
  expect(await auditOf()).toMatchObject({ ok: true, rows: 1 })
})

test('an event whose transaction fails was never there, and leaves no gap', async () => {
  await write(unique('before'))
  const { events } = await count()
  await expect(
    inTransaction(async tx => {
      await recordAudit(tx, by(), { action: 'player.view', subject: { kind: 'player', id: 'gone' } })
      throw new Error('and then it failed')
    }),
  ).rejects.toThrow('and then it failed')
  await write(unique('after'))
  expect(await count()).toEqual({ events: events + 1, last: events + 1 })
  expect(await auditOf()).toMatchObject({ ok: true })
})

test('two hundred events at once are one chain without a gap', async () => {
  const { events } = await count()
  await Promise.all(Array.from({ length: 200 }, (_, at) => write(`crowd ${at}`)))
  expect(await count()).toEqual({ events: events + 200, last: events + 200 })
  expect(await auditOf()).toMatchObject({ ok: true, violations: 0 })
})

test('whatever a person writes is kept as text and chained', async () => {
  const odd = `\u0000 \ud800 '"\\\n\t\u2028 😀 ${'x'.repeat(50_000)}`
  await write(odd, { reason: odd, before: { odd }, after: { odd: [odd] } })
  expect(await auditOf()).toMatchObject({ ok: true })
})

test('nobody changes or deletes an event, and nobody numbers one', async () => {
  for (const sql of [
    `update audit_events set reason = 'x'`,
    'delete from audit_events',
    'truncate audit_events',
    `update audit_head set seq = 0`,
  ])
    await expect(appPool().query(sql)).rejects.toThrow(/append-only|permission denied/)
  await expect(ownerPool().query('delete from audit_events')).rejects.toThrow('append-only')
  const { last } = await count()
  await ownerPool().query(
    `insert into audit_events (seq, id, at, actor, action, outcome, subject_kind, subject_id, previous_hash, hash)
     values (1, gen_random_uuid(), date_trunc('milliseconds', now()), 'x', 'sign-in', 'done', 'staff', 'x', 'x', 'x')`,
  )
  expect(await count()).toMatchObject({ last: last + 1 })
  expect(await auditOf()).toMatchObject({ ok: true })
})
