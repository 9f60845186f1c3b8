import { uuidPattern } from '@/lib/text'

/** Which case a form is about, and what of it the person saw: its `updatedAt`. */
export type Seen = { id: string; seen: string }

const timestamp = /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}\.[0-9]{3}Z$/
const noteMax = 2000

/** What every form about a case sends; null for what our forms do not send. */
export function parseSeen(form: unknown): (Seen & Record<string, unknown>) | null {
  if (typeof form !== 'object' || form === null) return null
  const { id, seen, ...rest } = form as Record<string, unknown>
  if (typeof id !== 'string' || !uuidPattern.test(id) || typeof seen !== 'string' || !timestamp.test(seen))
    return null
  return { ...rest, id, seen }
}

/** A text that somebody typed: trimmed, lines kept; null where it is empty, `undefined` where it is none. */
export function parseWords(words: unknown, max = noteMax): string | null | undefined {
  if (words === undefined || words === null) return null
  if (typeof words !== 'string') return undefined
  const clean = words.replaceAll('\r\n', '\n').trim()
  if (clean.length > max || /[^\P{Cc}\t\n]|\p{Cs}/u.test(clean)) return undefined
  return clean === '' ? null : clean
}
