import { z } from 'zod'
import { isMoment } from '@/lib/clock'
import { parseReason } from '@/lib/text'
import { providerId, rateLimit } from './keys/form'
import type { Ending } from './maintenance/end'
import type { Plan } from './maintenance/plan'
import type { Ranges } from './set-ranges'
import type { RateLimit } from './set-rate-limit'
import type { Standing } from './suspend'

// What the forms of the network page send, read once: null for what none of ours sends.

const reason = z.unknown().transform((given, context) => {
  const text = parseReason(given)
  if (text !== null) return text
  context.addIssue({ code: 'custom', message: 'a reason' })
  return z.NEVER
})

// To the minute and in UTC, as the field of a form has it: 2026-11-26T08:00.
const moment = z
  .string()
  .regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}$/)
  .refine(text => isMoment(`${text}:00.000Z`))
  .transform(text => Date.parse(`${text}:00Z`))

const text = z.string().max(40_000)
const trial = z.object({ providerId, text })
const ranges = z.object({ providerId, text, reason })
const limit = z.object({ providerId, rateLimit, reason })
const standing = z.object({ providerId, reason })
const plan = z.object({ providerId, from: moment, to: moment, reason })
const ending = z.object({ id: z.uuid(), reason })

export function parseTrial(raw: unknown): Omit<Ranges, 'reason'> | null {
  return trial.safeParse(raw).data ?? null
}

export function parseRanges(raw: unknown): Ranges | null {
  return ranges.safeParse(raw).data ?? null
}

export function parseRateLimit(raw: unknown): RateLimit | null {
  return limit.safeParse(raw).data ?? null
}

export function parseStanding(raw: unknown): Standing | null {
  return standing.safeParse(raw).data ?? null
}

export function parsePlan(raw: unknown): Plan | null {
  return plan.safeParse(raw).data ?? null
}

export function parseEnding(raw: unknown): Ending | null {
  return ending.safeParse(raw).data ?? null
}
