import { createReadStream } from 'node:fs'
import { createInterface } from 'node:readline'
import { type Call, isStored } from './call'
import type { JournalAnswer, JournalLine } from './journal'

/** What the journal says of one transaction id. */
export type Entry = {
  call: Call
  /** Sends that were neither answered nor poisoned. */
  pending: number
  /** The last answer to the true facts. */
  answer: JournalAnswer | null
  /** The first answer that must stay the same for ever (accepted, or refused for good). */
  stored: JournalAnswer | null
  /** Set when a later answer was not the stored one. */
  differs: string | null
  /** Set when a poisoned repeat was answered other than by TRANSACTION_CONFLICT. */
  poisoned: string | null
}

/** A journal read back: everything the studio sent and was answered. */
export type Book = {
  provider: string | null
  runs: string[]
  /** Runs of the journals before this one: what they sent is none of its business. */
  earlier: string[]
  replayed: 'stored' | 'current_balance'
  players: Map<string, string>
  entries: Map<string, Entry>
  /** Rollbacks by the id of their original. */
  rollbacks: Map<string, string[]>
  violations: { id: string; what: string }[]
  lines: number
}

export function emptyBook(): Book {
  return {
    provider: null,
    runs: [],
    earlier: [],
    replayed: 'stored',
    players: new Map(),
    entries: new Map(),
    rollbacks: new Map(),
    violations: [],
    lines: 0,
  }
}

/** Reads a journal. A torn last line is left out; a torn line elsewhere is a defect and throws. */
export async function readBook(path: string): Promise<Book> {
  const book = emptyBook()
  let torn: string | null = null
  for await (const text of createInterface({ input: createReadStream(path), crlfDelay: Infinity })) {
    if (torn !== null) throw new Error(`${path}: line ${book.lines + 1} is no JSON: ${torn.slice(0, 80)}`)
    const line = parseLine(text)
    if (line) enter(book, line)
    else torn = text
  }
  return book
}

function parseLine(text: string): JournalLine | null {
  try {
    return JSON.parse(text) as JournalLine
  } catch {
    return null
  }
}

/** Takes one line into the book. */
export function enter(book: Book, line: JournalLine): void {
  book.lines++
  if (line.t === 'run') {
    book.runs.push(line.run)
    book.provider = line.provider
    book.replayed = line.replayed
  } else if (line.t === 'earlier') book.earlier.push(...line.runs)
  else if (line.t === 'player') book.players.set(line.player, line.currency)
  else if (line.t === 'violation') book.violations.push({ id: line.id, what: line.what })
  else if (line.t === 'sent') enterSent(book, line.call, line.poison)
  else if (line.t === 'again') entryOf(book, line.id).pending += line.poison ? 0 : 1
  else if (line.t === 'answered') enterAnswer(book, line)
}

function enterSent(book: Book, call: Call, poison: boolean): void {
  if (poison) return
  const known = book.entries.get(call.id)
  if (known) {
    known.pending++
    return
  }
  const original = call.body.original_transaction_id
  if (original) book.rollbacks.set(original, [...(book.rollbacks.get(original) ?? []), call.id])
  book.entries.set(call.id, { call, pending: 1, answer: null, stored: null, differs: null, poisoned: null })
}

function enterAnswer(book: Book, { id, poison, answer }: JournalLine & { t: 'answered' }): void {
  const entry = entryOf(book, id)
  if (poison) {
    if (answer.status < 500 && answer.code !== 'TRANSACTION_CONFLICT') {
      entry.poisoned ??= `${answer.status} ${answer.code ?? 'ok'}`
    }
    return
  }
  entry.pending--
  if (isTransient(answer)) return
  entry.answer = answer
  if (entry.stored) entry.differs ??= difference(book, entry.stored, answer)
  else if (isStored(entry.call.kind, answer.status, answer.code)) entry.stored = answer
}

function difference(book: Book, first: JournalAnswer, later: JournalAnswer): string | null {
  const same = book.replayed === 'stored' ? first.sha === later.sha : first.shaBare === later.shaBare
  if (first.status === later.status && same) return null
  return `first ${first.status} ${first.code ?? first.balance}, later ${later.status} ${later.code ?? later.balance}`
}

function entryOf(book: Book, id: string): Entry {
  const entry = book.entries.get(id)
  if (!entry) throw new Error(`the journal names ${id} before it was sent`)
  return entry
}

/** "Nothing was done, or it is not known yet": no answer at all for the books. */
export function isTransient(answer: { status: number }): boolean {
  return answer.status >= 500 || answer.status === 429
}

/** Sent, and neither accepted nor refused: what happened is not known. */
export function isUnresolved(entry: Entry): boolean {
  return entry.answer === null
}
