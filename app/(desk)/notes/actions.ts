'use server'

import type { NoteSubject } from '@/lib/notes/list'
import { parseNote, writeNote as write } from '@/lib/notes/write'
import { type ActionAnswer, staffAction } from '@/lib/staff/action'

export async function writeNote(subject: NoteSubject, text: string): Promise<ActionAnswer<string>> {
  return staffAction('note.write', 'notes.write', () => parseNote(subject, text), write)
}
