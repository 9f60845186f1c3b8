import type { AuditScope } from '@/lib/audit/scope'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { uuidPattern } from '@/lib/text'
import type { NoteSubject } from './list'

export type NewNote = { subject: NoteSubject; text: string }

export const noteMax = 4000

const kinds = ['player', 'round', 'case'] as const

/** A note as a form sends it; null for what our forms do not send. */
export function parseNote(subject: unknown, text: unknown): NewNote | null {
  const { kind, id } = (subject ?? {}) as Record<string, unknown>
  const known = kinds.find(one => one === kind)
  if (!known || typeof id !== 'string' || typeof text !== 'string') return null
  if (known === 'player' ? id.length < 1 || id.length > 255 : !uuidPattern.test(id)) return null
  // Tabs and new lines are a note's own; other control characters and lone surrogates are nobody's.
  const clean = text.replaceAll('\r\n', '\n').trim()
  if (clean.length < 1 || clean.length > noteMax || /[^\P{Cc}\t\n]|\p{Cs}/u.test(clean)) return null
  return { subject: { kind: known, id }, text: clean }
}

type Writing = AuditScope & { staff: { id: string } }

/**
 * Writes a note; notes are never changed and never taken back. Whose data it touches is looked up, not
 * believed. Refuses INVALID_REQUEST where there is no such player, round or case.
 */
export async function writeNote({ tx, staff, by, audit }: Writing, note: NewNote): Promise<string> {
  const { subject, text } = note
  const playerId = await playerOf(tx, subject)
  const id = newId()
  await tx.note.create({
    data: {
      id,
      subjectKind: subject.kind,
      subjectId: subject.id,
      playerId,
      staffId: staff.id,
      text,
      at: new Date(by.at),
    },
  })
  await audit({ action: 'note.write', subject, playerId, after: { note: id, text } })
  return id
}

async function playerOf(tx: Tx, { kind, id }: NoteSubject): Promise<string | null> {
  const found =
    kind === 'player'
      ? await tx.player.findUnique({ where: { id }, select: { id: true } })
      : kind === 'round'
        ? await tx.round.findUnique({ where: { id }, select: { playerId: true } })
        : await tx.case.findUnique({ where: { id }, select: { playerId: true } })
  if (!found) refuse('INVALID_REQUEST', { message: `There is no such ${kind}: nothing was written.` })
  return 'id' in found ? found.id : found.playerId
}
