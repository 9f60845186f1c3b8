import { uuidPattern } from '@/lib/text'

// What surrounds an id where people copy it from: quotes, brackets, commas, full stops, a hash.
const around = /^[\s"'`“”‘’«»()[\]{}<>,;:.!?#=*]+|[\s"'`“”‘’«»()[\]{}<>,;:.!?=*]+$/gu
const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const inQuery = ['entry', 'event', 'q', 'id', 'subject', 'player']

/** No id that anybody gives out is longer. */
export const termMax = 255
const termsMax = 6

/**
 * What a pasted text may mean, most literal first: the text itself, its first line or cell, that without what stood
 * around it, the id at the end of an address or behind a name (`"round_id": "r-1",`), any UUID within. At
 * most six, each up to 255 characters; none for what is empty or far too long to be an id.
 */
export function termsOf(pasted: string): string[] {
  if (pasted.length > 4000) return []
  const text = pasted.replace(/[\u200b-\u200f\u2060\ufeff]/g, '').trim()
  const line = text.split(/[\r\n\t]+/)[0] ?? ''
  const bare = line.replace(around, '')
  const candidates = [text, line, bare, ...fromAddress(bare), ...fromField(line), ...(text.match(uuid) ?? [])]
  const sound = candidates.flatMap(one => (isSound(one) ? [lowered(one)] : []))
  return [...new Set(sound)].slice(0, termsMax)
}

/** The parts of an address that name something: its query's ids, its last segments. */
function fromAddress(text: string): string[] {
  if (!text.includes('/')) return []
  const [path = '', query = ''] = text.replace(/#.*$/, '').split('?')
  const named = new URLSearchParams(query)
  const segments = path.split('/').filter(Boolean).map(decoded).reverse()
  return [...inQuery.flatMap(name => named.get(name) ?? []), ...segments.slice(0, 2)]
}

/** The value of `"transaction_id": "t-1",` or `player: p1001`. */
function fromField(line: string): string[] {
  const value = /^\W{0,3}[A-Za-z][\w -]{0,40}["']?\s*[:=]\s*(.+)$/.exec(line)?.[1]
  return value ? [value.replace(around, '')] : []
}

function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    return segment
  }
}

function isSound(text: string): boolean {
  return text.length > 0 && text.length <= termMax && !/[\p{Cc}\p{Cs}]/u.test(text)
}

/** UUIDs are written small here; of everything else the case counts. */
function lowered(text: string): string {
  return isUuid(text.toLowerCase()) ? text.toLowerCase() : text
}

export function isUuid(text: string): boolean {
  return uuidPattern.test(text)
}
