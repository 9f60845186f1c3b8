import { z } from 'zod'
import { isLines } from '@/lib/text'
import { heldActionNames } from './actions'
import type { NewThreshold } from './set-threshold'

const form = z.object({
  action: z.enum(heldActionNames),
  currency: z.string().regex(/^(\*|[A-Z][A-Z0-9]{2,9})$/),
  role: z.enum(['*', 'support', 'approver', 'finance', 'admin']),
  amount: z.string().max(60).nullable(),
  reason: z.string().refine(text => isLines(text, 500)),
  seen: z.int().min(0),
})

/** Null for what no form of ours sends. Only roles that ask for what may be held have thresholds. */
export function parseThreshold(raw: unknown): NewThreshold | null {
  return form.safeParse(raw).data ?? null
}
