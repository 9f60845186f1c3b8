import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { AuditAction } from '@/lib/audit/actions'
import { auditFilter } from '@/lib/audit/filter'
import { getAuditEvent } from '@/lib/audit/get'
import { listAudit } from '@/lib/audit/list'
import { recordAudit } from '@/lib/audit/record'
import { closePools } from '@/lib/db/pools'
import { closePrisma, inTransaction } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { parseCursor } from '@/lib/listing/keyset'
import { ownDatabase } from '../../support/database'

const [anna, boris] = [newId(), newId()]
const day = (text: string) => Date.parse(`${text}T12:00:00Z`)

type Event = {
  who: string
  at: number
  action: AuditAction
  id: string
  player?: string
  outcome?: 'refused'
}

async function write({ who, at, action, id, player, outcome }: Event): Promise<void> {
  const person = {
    staffId: who,
    name: who === anna ? 'Anna' : 'Boris',
    role: 'admin',
    address: '10.0.0.7',
    sessionId: null,
  }
  await inTransaction(tx =>
    recordAudit(
      tx,
      { actor: `staff:${who}`, at, person },
      { action, subject: { kind: 'round', id }, playerId: player ?? null, outcome: outcome ?? 'done' },
    ),
  )
}

beforeAll(async () => {
  await ownDatabase()
  const action = 'round.view'
  await write({ who: anna, at: day('2026-11-01'), action, id: 'r1' })
  await write({ who: anna, at: day('2026-11-02'), action: 'round.close', id: 'r1', player: 'p1' })
  await write({ who: boris, at: day('2026-11-03'), action: 'round.settle', id: 'r2', outcome: 'refused' })
  // Begun before the third and finished after it: neighbours may lie the wrong way round.
  await write({ who: boris, at: day('2026-11-03') - 9000, action, id: 'r2', player: 'p1' })
  await write({ who: boris, at: day('2026-11-05'), action, id: 'r3' })
  await inTransaction(tx =>
    recordAudit(
      tx,
      { actor: 'cli', at: day('2026-11-06') },
      { action: 'staff.create', subject: { kind: 'staff', id: anna } },
    ),
  )
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

const found = async (query: Record<string, string>) =>
  (await listAudit(auditFilter.parse(query), null)).rows.map(row => row.id)

describe('every filter finds what it asks for', () => {
  test.each([
    [{}, '6 5 4 3 2 1'],
    [{ actor: anna }, '2 1'],
    [{ actor: `staff:${boris}` }, '5 4 3'],
    [{ actor: 'cli' }, '6'],
    [{ action: 'round.view' }, '5 4 1'],
    [{ only: 'changes' }, '6 3 2'],
    [{ only: 'looks', actor: boris }, '5 4'],
    [{ only: 'looks', action: 'round.close' }, ''],
    [{ outcome: 'refused' }, '3'],
    [{ kind: 'round', subject: 'r1' }, '2 1'],
    [{ kind: 'staff' }, '6'],
    [{ player: 'p1' }, '4 2'],
    [{ address: '10.0.0.7' }, '5 4 3 2 1'],
    [{ address: '10.0.0.%' }, ''],
    [{ from: '2026-11-03' }, '6 5 4 3'],
    [{ to: '2026-11-02' }, '2 1'],
    [{ from: '2026-11-02', to: '2026-11-03' }, '4 3 2'],
    [{ from: '2026-11-04', to: '2026-11-04' }, ''],
    [{ from: '2027-01-01' }, ''],
    [{ from: '2026-02-30' }, '6 5 4 3 2 1'],
  ])('%j', async (query, ids) => {
    expect((await found(query as Record<string, string>)).join(' ')).toBe(ids)
  })
})

test('pages forth and back meet every event once', async () => {
  const first = await listAudit({}, null, 2)
  const second = await listAudit({}, parseCursor({ after: first.next! }, 1), 2)
  const back = await listAudit({}, parseCursor({ before: second.previous! }, 1), 2)
  expect([first, second, back].map(page => page.rows.map(row => row.id))).toEqual([
    ['6', '5'],
    ['4', '3'],
    ['6', '5'],
  ])
})

test.each(['x', '-1', '0', '1e3', '99999999999999999999', '', '1; drop table audit_events'])(
  'there is no event %j',
  async seq => expect(await getAuditEvent(seq)).toBeNull(),
)

test('an event knows its neighbours and the hash before it', async () => {
  const [first, second] = await Promise.all(['1', '2'].map(getAuditEvent))
  expect(first).toMatchObject({ older: null, newer: '2', previousHash: '0'.repeat(64), name: 'Anna' })
  expect(second).toMatchObject({ older: '1', previousHash: first!.hash, address: '10.0.0.7' })
  expect(await getAuditEvent('6')).toMatchObject({ newer: null, actor: 'cli', name: null, address: null })
})
