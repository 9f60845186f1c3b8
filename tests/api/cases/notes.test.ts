import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { listNotes, type NoteSubject } from '@/lib/notes/list'
import { parseNote, writeNote } from '@/lib/notes/write'
import { openTable } from '@/tests/support/table'
import { type Agent, actAs, eventsOf, newAgent } from './desk'

let anna: Agent
beforeAll(async () => {
  anna = await newAgent('support', 'Anna')
})

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const write = (subject: NoteSubject, text: string) =>
  actAs(anna, scope => writeNote(scope, parseNote(subject, text)!))

test('notes on a round are notes of its player, newest first, with who wrote them', async () => {
  const table = await openTable()
  const guest = await table.seat('10')
  await table.bet(guest, 'b1', '1')
  const round = await prisma().round.findFirstOrThrow({ where: { playerId: guest.id } })
  await write({ kind: 'player', id: guest.id }, 'called at noon')
  await write({ kind: 'round', id: round.id }, 'provider says lost\nsee mail')
  expect(await listNotes({ kind: 'round', id: round.id })).toMatchObject([
    { author: 'Anna', text: 'provider says lost\nsee mail', subject: { kind: 'round', id: round.id } },
  ])
  expect((await listNotes({ kind: 'player', id: guest.id })).map(({ text }) => text)).toEqual([
    'provider says lost\nsee mail',
    'called at noon',
  ])
  expect(await eventsOf(round.id)).toMatchObject([{ action: 'note.write', playerId: guest.id }])
})

test('a note is never changed and never taken back', async () => {
  const table = await openTable()
  const guest = await table.seat('0')
  const id = await write({ kind: 'player', id: guest.id }, 'first')
  await expect(appPool().query('update notes set text = $2 where id = $1', [id, 'other'])).rejects.toThrow()
  await expect(appPool().query('delete from notes where id = $1', [id])).rejects.toThrow()
  expect(await listNotes({ kind: 'player', id: guest.id })).toMatchObject([{ text: 'first' }])
})

test('nothing is written on what is not there', async () => {
  const nowhere = [
    { kind: 'player', id: 'nobody at all' },
    { kind: 'round', id: newId() },
    { kind: 'case', id: newId() },
  ] as const
  for (const subject of nowhere) {
    await expect(write(subject, 'x')).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await listNotes(subject)).toEqual([])
    expect(await eventsOf(subject.id)).toEqual([])
  }
})

test('what is no note is not understood', () => {
  const round = { kind: 'round', id: newId() }
  for (const text of ['', '  \n ', 'x'.repeat(4001), 'a\u0000b', '\ud800', 5, null])
    expect(parseNote(round, text)).toBeNull()
  for (const subject of [
    null,
    {},
    { kind: 'staff', id: newId() },
    { kind: 'case', id: 'x' },
    { kind: 'player', id: '' },
  ])
    expect(parseNote(subject, 'x')).toBeNull()
  expect(parseNote(round, ' a\r\n\tb ')).toEqual({ subject: round, text: 'a\n\tb' })
})
