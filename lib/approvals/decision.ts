import { z } from 'zod'
import { isLines, uuidPattern } from '@/lib/text'

const decision = z.object({
  id: z.string().regex(uuidPattern),
  note: z.string().refine(text => isLines(text, 2000)),
})

/** What a person decides about a change, and why. */
export type Decision = z.output<typeof decision>

/** Null for what no form of ours sends. */
export function parseDecision(raw: unknown): Decision | null {
  return decision.safeParse(raw).data ?? null
}
