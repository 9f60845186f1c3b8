import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

/** What a note is about. A player's notes are also those on the player's rounds and cases. */
export type NoteSubject = { kind: 'player' | 'round' | 'case'; id: string }

export type NoteRow = {
  id: string
  subject: NoteSubject
  /** Who wrote it. */
  author: string
  text: string
  at: string
}

/** So many notes are shown of one thing; more than that nobody reads. */
export const notesShown = 200

/** The notes on a thing, newest first, at most two hundred; of a player, those on rounds and cases too. */
export async function listNotes({ kind, id }: NoteSubject): Promise<NoteRow[]> {
  const found = await prisma().note.findMany({
    where: kind === 'player' ? { playerId: id } : { subjectKind: kind, subjectId: id },
    orderBy: { id: 'desc' },
    take: notesShown,
    include: { staff: { select: { name: true } } },
  })
  return found.map(note => ({
    id: note.id,
    subject: { kind: note.subjectKind as NoteSubject['kind'], id: note.subjectId },
    author: note.staff.name,
    text: note.text,
    at: timeCell(note.at),
  }))
}
