import type { z } from 'zod'
import type { RefusalCode } from '@/lib/refusal'
import type { AnswerName } from './answers'

/** One call of the API, as the reference tells it. */
export type Operation = {
  /** Unique, and the anchor on the reference page. */
  id: string
  door: 'wallet' | 'operator'
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  title: string
  /** What it does, in a sentence or two. */
  about: string
  /** The body's contract, the one that validates; null where there is no body. */
  contract: z.ZodType | null
  /** The query's, likewise. */
  query: z.ZodType | null
  answer: AnswerName
  /** The refusals of this call alone; those of every call come on top. */
  codes: RefusalCode[]
  /** Whether it is answered by its transaction id: the same again, however often it is sent. */
  idempotent: boolean
  example: { request: Record<string, unknown> | null; answer: Record<string, unknown> }
}

const everywhere: RefusalCode[] = [
  'INVALID_REQUEST',
  'INVALID_SIGNATURE',
  'STALE_TIMESTAMP',
  'BODY_TOO_LARGE',
  'BUSY',
  'INTERNAL',
]

/** Every code that a call may be refused with: the closed list. */
export function codesOf({ door, codes }: Operation): RefusalCode[] {
  return [...everywhere, ...(door === 'wallet' ? (['IP_NOT_ALLOWED'] as const) : []), ...codes]
}

/** The calls that may be refused with a code, by anchor and short path; none where it is all of them. */
export function callsAnswering(all: Operation[], code: RefusalCode): { id: string; path: string }[] {
  const found = all.filter(operation => codesOf(operation).includes(code))
  if (found.length === all.length) return []
  return found.map(({ id, method, path }) => ({ id, path: `${method} ${path.replace('/api', '')}` }))
}
