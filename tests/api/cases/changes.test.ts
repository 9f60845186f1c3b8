import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { assignCase, parseAssignment } from '@/lib/cases/assign'
import { closeRoundCases } from '@/lib/cases/close'
import { endCase, parseEnding } from '@/lib/cases/end'
import { openByHand, parseOpening } from '@/lib/cases/open-by-hand'
import { reopenCase } from '@/lib/cases/reopen'
import { parseSnooze, snoozeCase } from '@/lib/cases/snooze'
import { listTrail } from '@/lib/cases/trail'
import { closePools } from '@/lib/db/pools'
import { closePrisma, inTransaction, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { openTable } from '@/tests/support/table'
import { type Agent, actAs, eventsOf, newAgent, seenOf } from './desk'

const roles = ['support', 'approver', 'finance', 'admin']
let anna: Agent
let bert: Agent

beforeAll(async () => {
  anna = await newAgent('support', 'Anna')
  bert = await newAgent('approver', 'Bert')
})

afterAll(async () => {
  await closePrisma()
  await closePools()
})

async function newCase() {
  const id = newId()
  const at = new Date()
  await prisma().case.create({
    data: { id, dedupe: id, kind: 'credit_refused', openedAt: at, since: at, updatedAt: at },
  })
  return id
}

const read = (id: string) => prisma().case.findUniqueOrThrow({ where: { id } })
const assign = async (agent: Agent, form: { id: string; seen: string }, ownerId: string | null) =>
  actAs(agent, scope => assignCase(scope, { ...form, ownerId }, roles))
const end = async (agent: Agent, form: { id: string; seen: string }) =>
  actAs(agent, scope => endCase(scope, { ...form, ended: 'no_action', note: 'as the provider says' }))

describe('a case', () => {
  test('is given, put off, closed and opened again, each told in its trail', async () => {
    const id = await newCase()
    await assign(anna, await seenOf(id), anna.id)
    const seen = await seenOf(id)
    await actAs(anna, scope => snoozeCase(scope, { ...seen, until: { for: '4h' } }))
    const until = (await read(id)).snoozedUntil!.getTime()
    expect(Math.abs(until - Date.now() - 4 * 3_600_000)).toBeLessThan(60_000)
    await end(anna, await seenOf(id))
    expect(await read(id)).toMatchObject({
      state: 'closed',
      ended: 'no_action',
      closedBy: `staff:${anna.id}`,
      snoozedUntil: null,
      ownerId: anna.id,
    })
    const closed = await seenOf(id)
    await actAs(bert, scope => reopenCase(scope, { ...closed, note: 'it came back' }))
    expect(await read(id)).toMatchObject({ state: 'open', ended: null, closedAt: null, closedBy: null })
    const events = await eventsOf(id)
    expect(events.map(({ action }) => action)).toEqual([
      'case.assign',
      'case.snooze',
      'case.close',
      'case.reopen',
    ])
    expect(JSON.parse(events[0]!.before!)).toEqual({ owner: null })
    expect(JSON.parse(events[0]!.after!)).toEqual({ owner: 'Anna' })
    expect(await listTrail(id)).toMatchObject([
      { did: 'opened a case again', note: 'it came back' },
      { did: 'closed a case', change: 'Nothing to put right', note: 'as the provider says' },
      { did: 'put a case off' },
      { did: 'assigned a case', change: 'nobody → Anna' },
    ])
  })

  test('taken by two at once is with one of them, and the other is told', async () => {
    const id = await newCase()
    const seen = await seenOf(id)
    const both = await Promise.allSettled([assign(anna, seen, anna.id), assign(bert, seen, bert.id)])
    const won = both.filter(({ status }) => status === 'fulfilled')
    const lost = both.find(({ status }) => status === 'rejected') as PromiseRejectedResult
    expect(won).toHaveLength(1)
    const owner = (await read(id)).ownerId === anna.id ? 'Anna' : 'Bert'
    expect(lost.reason).toMatchObject({ code: 'NOT_ALLOWED' })
    expect(lost.reason.message).toBe(
      `This case was changed since you looked at it. It is now with ${owner}. Nothing was done: look again.`,
    )
    expect(await eventsOf(id)).toHaveLength(1)
  })

  test('closed by two at once is closed once', async () => {
    const id = await newCase()
    const seen = await seenOf(id)
    const both = await Promise.allSettled([end(anna, seen), end(bert, seen), end(anna, seen)])
    expect(both.filter(({ status }) => status === 'fulfilled')).toHaveLength(1)
    expect((await eventsOf(id)).map(({ action }) => action)).toEqual(['case.close'])
    await expect(end(bert, seen)).rejects.toThrow(/was closed since you looked/)
    await expect(assign(bert, await seenOf(id), bert.id)).rejects.toThrow(
      'This case is closed: open it again first.',
    )
  })

  test('changed twice within a millisecond is still told apart', async () => {
    const id = await newCase()
    const first = await seenOf(id)
    await actAs(anna, async scope => {
      await assignCase(scope, { ...first, ownerId: anna.id }, roles)
    })
    const by = { actor: `staff:${bert.id}`, at: Date.parse(first.seen) }
    const second = await seenOf(id)
    await inTransaction(tx =>
      assignCase({ tx, by, audit: async () => {} }, { ...second, ownerId: bert.id }, roles),
    )
    expect((await seenOf(id)).seen > second.seen).toBe(true)
  })

  test('is not given to somebody who cannot work on it', async () => {
    const id = await newCase()
    const auditor = await newAgent('auditor', 'Otto')
    const gone = await newAgent('support', 'Gone')
    await prisma().staff.update({ where: { id: gone.id }, data: { disabledAt: new Date() } })
    for (const nobody of [auditor.id, gone.id, newId()])
      await expect(assign(anna, await seenOf(id), nobody)).rejects.toThrow(/cannot work on cases/)
    expect((await read(id)).ownerId).toBeNull()
  })

  test('is put off to a time to come, within thirty days', async () => {
    const id = await newCase()
    const to = async (at: number) => {
      const seen = await seenOf(id)
      return actAs(anna, scope => snoozeCase(scope, { ...seen, until: { at: new Date(at) } }))
    }
    await expect(to(Date.now() - 1000)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await expect(to(Date.now() + 31 * 86_400_000)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    await to(Date.now() + 29 * 86_400_000)
    const seen = await seenOf(id)
    await actAs(anna, scope => snoozeCase(scope, { ...seen, until: null }))
    expect((await read(id)).snoozedUntil).toBeNull()
  })

  test('is opened by hand for a player or a round that are there, and owned by who opened it', async () => {
    const table = await openTable()
    const guest = await table.seat('10')
    const other = await table.seat('0')
    await table.bet(guest, 'b1', '1')
    const round = await prisma().round.findFirstOrThrow({ where: { playerId: guest.id } })
    const given = { title: 'Spin froze', text: 'On the phone\nat noon' }
    const open = (form: object) => {
      const parsed = parseOpening({ ...given, ...form })
      return actAs(anna, scope => openByHand(scope, parsed!))
    }
    const id = await open({ roundId: round.id })
    expect(await read(id)).toMatchObject({
      kind: 'manual',
      title: 'Spin froze',
      playerId: guest.id,
      roundId: round.id,
      providerId: table.provider.id,
      ownerId: anna.id,
      openedBy: `staff:${anna.id}`,
      command: { text: given.text },
    })
    expect((await eventsOf(id)).map(({ action, playerId }) => [action, playerId])).toEqual([
      ['case.open', guest.id],
    ])
    await expect(open({ playerId: 'nobody at all' })).rejects.toThrow('There is no such player.')
    await expect(open({ roundId: newId() })).rejects.toThrow('There is no such round.')
    await expect(open({ roundId: round.id, playerId: other.id })).rejects.toThrow(
      'That round is of another player.',
    )
    expect(await read(await open({}))).toMatchObject({ playerId: null, roundId: null })
  })

  test('of a stuck round is closed by a resolution only when the round is not stuck any more', async () => {
    const table = await openTable()
    const guest = await table.seat('10')
    await table.bet(guest, 'b1', '1')
    await table.bet(guest, 'b2', '1')
    const round = await prisma().round.findFirstOrThrow({ where: { playerId: guest.id } })
    const at = new Date()
    const id = newId()
    await prisma().case.create({
      data: {
        id,
        dedupe: id,
        kind: 'stuck_round',
        roundId: round.id,
        openedAt: at,
        since: at,
        updatedAt: at,
      },
    })
    const close = () => actAs(anna, ({ tx, by }) => closeRoundCases(tx, by, round.id, 'resolved'))
    await table.rollback(guest, 'x1', 'b1')
    expect(await close()).toEqual([])
    await table.rollback(guest, 'x2', 'b2')
    expect(await close()).toMatchObject([{ action: 'case.close', subject: { id } }])
    expect(await read(id)).toMatchObject({ state: 'closed', ended: 'resolved' })
  })
})

test('what our forms do not send is not understood', () => {
  const seen = { id: newId(), seen: new Date().toISOString() }
  const bad = [null, 'x', {}, { ...seen, id: "1'" }, { ...seen, seen: 'yesterday' }]
  for (const form of bad) {
    expect(parseAssignment(form)).toBeNull()
    expect(parseSnooze({ ...(form as object), until: '1h' })).toBeNull()
    expect(parseEnding({ ...(form as object), ended: 'no_action' })).toBeNull()
  }
  expect(parseAssignment({ ...seen, ownerId: 'me' })).toBeNull()
  for (const until of ['2h', 'toString', '', 5, undefined]) expect(parseSnooze({ ...seen, until })).toBeNull()
  for (const ended of ['moved_on', 'resolved', 'gone', null])
    expect(parseEnding({ ...seen, ended })).toBeNull()
  expect(parseEnding({ ...seen, ended: 'duplicate', note: 'a\u0000b' })).toBeNull()
  expect(parseEnding({ ...seen, ended: 'duplicate', note: 'x'.repeat(2001) })).toBeNull()
  expect(parseOpening({ title: '', text: 'x' })).toBeNull()
  expect(parseOpening({ title: 'two\nlines', text: 'x' })).toBeNull()
  expect(parseOpening({ title: 'x', text: ' ' })).toBeNull()
})
