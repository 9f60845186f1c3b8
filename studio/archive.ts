import { rename } from 'node:fs/promises'
import type { Book } from './book'
import { openJournal } from './journal'

/** Lays a journal aside as `….1`, in the place of the one before, and begins a new one that knows its runs. */
export async function archiveJournal(path: string, book: Book): Promise<void> {
  await rename(path, `${path}.1`)
  const journal = await openJournal(path)
  await journal.write({ t: 'earlier', runs: [...book.earlier, ...book.runs] })
  await journal.close()
}
