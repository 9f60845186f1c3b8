import { recordAudit } from '@/lib/audit/record'
import { type Instant, now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'
import { byOf } from '@/lib/staff/action'
import type { CurrentStaff } from '@/lib/staff/current'
import type { Found } from './find'

const typingLasts = 10_000
const remembered = 1000
const key = Symbol.for('cage.searches')
const shared = globalThis as { [key]?: Map<string, { query: string; at: Instant }> }

/**
 * Writes that somebody searched, before they see what was found. While they go on typing (the same sign-in,
 * within ten seconds, the text only longer or shorter) it is one event; but what names a thing is always one.
 */
export async function recordSearch(
  staff: CurrentStaff,
  query: string,
  { hits, terms }: Found,
): Promise<void> {
  const [at, text] = [now(), query.trim()]
  const isNamed = hits.some(({ exact }) => exact)
  if (terms.length === 0 || (!isNamed && isTyping(staff.sessionId, text, at))) return
  remember(staff.sessionId, text, at)
  const after = { query: text.slice(0, 255), found: hits.length }
  const subject = { kind: 'search', id: text.slice(0, 255) } as const
  await inTransaction(tx => recordAudit(tx, byOf(staff), { action: 'search.find', subject, after }))
}

function isTyping(sessionId: string, text: string, at: Instant): boolean {
  const last = searches().get(sessionId)
  if (!last || at - last.at > typingLasts) return false
  return text.startsWith(last.query) || last.query.startsWith(text)
}

function remember(sessionId: string, query: string, at: Instant): void {
  const oldest = searches().keys().next()
  if (searches().size >= remembered && !oldest.done) searches().delete(oldest.value)
  searches().delete(sessionId)
  searches().set(sessionId, { query, at })
}

function searches(): Map<string, { query: string; at: Instant }> {
  shared[key] ??= new Map()
  return shared[key]
}
