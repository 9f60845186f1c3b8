import { beforeAll, expect, test } from 'vitest'
import { prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { parseIntent, parseResolution } from '@/lib/resolutions/intent'
import { possibleResolutions } from '@/lib/resolutions/possible'
import type { CurrentStaff } from '@/lib/staff/current'
import { ownDatabase } from '../../support/database'
import {
  confirm,
  formOf,
  intentFor,
  newAgent,
  preview,
  put,
  refusalOf,
  roundOf,
} from '../../support/resolving'
import { type Guest, openTable, type Table } from '../../support/table'

let table: Table
let agent: CurrentStaff
let other: CurrentStaff
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  agent = await newAgent('support')
  other = await newAgent('approver')
})

const rollbackOf = async (guest: Guest) =>
  intentFor(guest, 'round.rollback', { roundId: (await roundOf(table, guest)).id })

test('a second click is answered as the first and has one effect', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'click-1', '30.00')
  const intent = await rollbackOf(guest)
  const form = formOf(intent, await preview(agent, intent))
  const outcomes = await Promise.all([confirm(agent, form), confirm(agent, form), confirm(agent, form)])
  expect(outcomes[1]).toEqual(outcomes[0])
  expect(outcomes[2]).toEqual(outcomes[0])
  expect(await table.balance(guest)).toBe('100.00')
  expect(await countOf(guest, 'rollback')).toBe(1)
})

test('a second click on an adjustment credits once, though its basis has moved since', async () => {
  const guest = await table.seat('1.00')
  const intent = intentFor(guest, 'player.adjust', { amount: '7', direction: 'credit' })
  const form = formOf(intent, await preview(agent, intent))
  const first = await confirm(agent, form)
  expect(await confirm(agent, form)).toEqual(first)
  expect(await table.balance(guest)).toBe('8.00')
})

test('two agents at once: one effect, and one clear message', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'two-1', '30.00')
  const roundId = (await roundOf(table, guest)).id
  const settle = intentFor(guest, 'round.settle', { roundId, amount: '10' })
  const back = intentFor(guest, 'round.rollback', { roundId })
  const forms = [
    formOf(settle, await preview(agent, settle)),
    formOf(back, await preview(other, back)),
  ] as const
  const ended = await Promise.all([refusalOf(confirm(agent, forms[0])), refusalOf(confirm(other, forms[1]))])
  expect(ended.filter(words => words.startsWith('was not refused'))).toHaveLength(1)
  expect(ended.join('\n')).toMatch(/has changed since you looked|round is c|Nothing in it stands/)
  expect(['80.00', '100.00']).toContain(await table.balance(guest))
  expect(await prisma().transaction.count({ where: { playerId: guest.id, providerId: 'staff' } })).toBe(1)
})

test('two agents adjusting at once: the second has to look again', async () => {
  const guest = await table.seat('1.00')
  const intent = intentFor(guest, 'player.adjust', { amount: '7', direction: 'credit' })
  const [mine, theirs] = [await preview(agent, intent), await preview(other, intent)]
  await confirm(agent, formOf(intent, mine))
  expect(await refusalOf(confirm(other, formOf(intent, theirs)))).toMatch(
    /wallet has changed since you looked/,
  )
  expect(await table.balance(guest)).toBe('8.00')
})

test('a stale form is refused: the provider moved the round between preview and click', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'stale-1', '30.00')
  const intent = await rollbackOf(guest)
  const form = formOf(intent, await preview(agent, intent))
  await table.win(guest, 'stale-win', '5.00')
  expect(await refusalOf(confirm(agent, form))).toMatch(/round has changed since you looked/)
  expect(await table.balance(guest)).toBe('75.00')
})

test('what was confirmed is what was shown: another amount, player or word under the same form is refused', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'forge-1', '30.00')
  const roundId = (await roundOf(table, guest)).id
  const intent = intentFor(guest, 'round.settle', { roundId, amount: '10' })
  const form = formOf(intent, await preview(agent, intent))
  const richer = { ...form, amount: '99', confirmation: '99.00 EUR' }
  expect(await refusalOf(confirm(agent, richer))).toMatch(/has changed since you looked/)
  expect(await refusalOf(confirm(agent, { ...form, confirmation: '10' }))).toMatch(
    /type 30\.00 EUR|type 20\.00 EUR/,
  )
  expect(await refusalOf(confirm(agent, { ...form, reason: 'because' }))).toMatch(/reason from the list/)
  expect(await refusalOf(confirm(agent, { ...form, note: '  ' }))).toMatch(/Write a note/)
  const stranger = await table.seat('5.00')
  expect(await refusalOf(confirm(agent, { ...form, playerId: stranger.id }))).toMatch(/belongs elsewhere/)
  expect(await table.balance(guest)).toBe('70.00')
})

test('ids that do not exist or belong elsewhere are one clear message', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'elsewhere-1', '30.00')
  await table.bet(guest, 'elsewhere-2', '30.00', { round_id: 'r2' })
  const roundId = (await roundOf(table, guest)).id
  const bet = await prisma().transaction.findFirstOrThrow({
    where: { playerId: guest.id, providerTransactionId: 'elsewhere-2' },
  })
  const wrong = [
    { roundId: newId() },
    { roundId, transactionId: newId() },
    { roundId, transactionId: bet.id },
    { roundId, caseId: newId() },
    { roundId, playerId: 'nobody' },
  ]
  for (const parts of wrong) {
    const intent = intentFor(guest, 'transaction.rollback', parts)
    expect(await refusalOf(preview(agent, intent)), JSON.stringify(parts)).toMatch(/belongs elsewhere/)
  }
  expect(await refusalOf(preview(agent, intentFor(guest, 'round.settle', { amount: '1' })))).toMatch(
    /no such round/,
  )
})

test('what no form of ours sends is not understood', () => {
  const intent = intentFor({ id: 'p', token: '', currency: 'EUR' }, 'player.adjust')
  expect(parseIntent(intent)).toEqual(intent)
  const odd = { ...intent, playerId: 'a/b%2F"\u202e王', note: 'two\nlines <b>\u202e' }
  expect(parseIntent(odd)).toEqual(odd)
  const forged = [
    null,
    'text',
    {},
    { ...intent, action: 'player.delete' },
    { ...intent, action: '__proto__' },
    { ...intent, playerId: '' },
    { ...intent, roundId: "1' or true" },
    { ...intent, amount: 5 },
    { ...intent, direction: 'sideways' },
    { ...intent, note: 'x'.repeat(3000) },
    { ...intent, note: 'what the database cannot hold: \0' },
    { ...intent, note: 'half a character: \ud800' },
    { ...intent, playerId: 'p\0' },
    { ...intent, playerId: 'x'.repeat(256) },
  ]
  for (const raw of forged) expect(parseIntent(raw), JSON.stringify(raw)).toBeNull()
  expect(parseResolution(intent)).toBeNull()
  expect(parseResolution({ ...intent, formId: newId(), basis: 'zz', confirmation: '' })).toBeNull()
})

test('amounts that are none are refused with the field', async () => {
  const guest = await table.seat('1.00')
  for (const amount of [
    '',
    '-5',
    '1e9',
    '0',
    '0.00',
    '5,00',
    'NaN',
    null,
    '9'.repeat(40),
    `1.${'1'.repeat(19)}`,
  ]) {
    const intent = intentFor(guest, 'player.adjust', { amount, direction: 'credit' })
    expect(await refusalOf(preview(agent, intent)), `${amount}`).toMatch(/amount is/)
  }
})

test("another person's form is not theirs to send again", async () => {
  const guest = await table.seat('1.00')
  const intent = intentFor(guest, 'player.adjust', { amount: '7', direction: 'credit' })
  const form = formOf(intent, await preview(agent, intent))
  await confirm(agent, form)
  expect(await refusalOf(confirm(other, form))).toMatch(/used already for something else/)
})

test('every resolution leaves its event in the audit, with before and after', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'audit-1', '30.00')
  const intent = await rollbackOf(guest)
  await put(agent, intent)
  const [event] = await prisma().auditEvent.findMany({
    where: { playerId: guest.id, action: 'round.rollback' },
    orderBy: { seq: 'desc' },
  })
  expect(event).toMatchObject({ outcome: 'done', subjectKind: 'round', subjectId: intent.roundId })
  expect(event!.reason).toBe('correction: seen in the game log')
  expect(JSON.parse(event!.before!)).toMatchObject({ balance: '70.00', round: { status: 'open' } })
  expect(JSON.parse(event!.after!)).toMatchObject({ balance: '100.00', round: { status: 'cancelled' } })
})

test('what may not be done now is offered with its reason', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'offer-1', '30.00')
  const roundId = (await roundOf(table, guest)).id
  const offered = async (role: 'support' | 'admin') =>
    Object.fromEntries((await possibleResolutions(roundId, { role })).map(one => [one.action, one.against]))
  expect(await offered('support')).toEqual({
    'round.rollback': null,
    'round.settle': null,
    'round.close': null,
    'transaction.rollback': null,
  })
  expect((await offered('admin'))['round.settle']).toMatch(/Your role \(admin\) may not resolve rounds/)
  await put(agent, intentFor(guest, 'round.close', { roundId }))
  const after = await offered('support')
  expect(after['round.close']).toMatch(/settled by staff already/)
  expect(after['round.rollback']).toBeNull()
  const [bet] = (await possibleResolutions(roundId, { role: 'support' })).filter(one =>
    one.label.includes('bet'),
  )
  expect(bet!.against).toMatch(/wins of the round stand on this bet/)
  expect(await possibleResolutions(newId(), { role: 'support' })).toEqual([])
})

function countOf(guest: Guest, kind: string): Promise<number> {
  return prisma().transaction.count({ where: { playerId: guest.id, kind } })
}

test('a round of any id can be confirmed by its end: no character of it is cut in two', async () => {
  const guest = await table.seat('100.00')
  await table.bet(guest, 'odd-1', '30.00', { round_id: 'a/b%"王-😀😀😀😀😀😀' })
  const roundId = (await roundOf(table, guest, 'a/b%"王-😀😀😀😀😀😀')).id
  const intent = intentFor(guest, 'round.close', { roundId })
  const offer = await preview(agent, intent)
  expect(offer.confirmation).toBe('😀😀😀😀😀😀')
  expect((await confirm(agent, formOf(intent, offer))).state).toBe('done')
})
