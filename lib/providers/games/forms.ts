import { z } from 'zod'
import { parseReason } from '@/lib/text'
import type { NewGame } from './add'
import { type LimitChange, limitsMax } from './set-limits'
import type { GameStatus } from './set-status'

// Null for what no form of ours sends, or where no reason is given.

const which = { providerId: z.string().max(63), id: z.string().max(400) }
const adding = z.object({ ...which, name: z.string().max(400), stakeMax: z.string().max(60).nullable() })
const standing = z.object({ ...which, status: z.enum(['enabled', 'disabled']), reason: z.string().max(1000) })
const limiting = z.object({
  ...which,
  limits: z.object({
    stakeMax: z.string().max(60).nullable(),
    byCurrency: z.record(z.string().max(20), z.string().max(60)),
  }),
  reason: z.string().max(1000),
  seen: z.string().max(limitsMax * 60),
})

export function parseNewGame(raw: unknown): NewGame | null {
  return adding.safeParse(raw).data ?? null
}

export function parseGameStatus(raw: unknown): GameStatus | null {
  return withReason(standing.safeParse(raw).data)
}

export function parseLimitChange(raw: unknown): LimitChange | null {
  return withReason(limiting.safeParse(raw).data)
}

function withReason<T extends { reason: string }>(parsed: T | undefined): T | null {
  const reason = parseReason(parsed?.reason)
  return parsed && reason ? { ...parsed, reason } : null
}
