import { z } from 'zod'
import type { AuditScope } from '@/lib/audit/scope'
import { executorOf } from '@/lib/db/executor'
import { refuse } from '@/lib/refusal'
import { isLines } from '@/lib/text'
import { readTiers, type Tier } from './share'
import { listShares } from './shares'

export type NewShare = { provider: string; fromMonth: string; tiers: Tier[]; reason: string; seen: number }

const form = z.object({
  provider: z.string().min(1).max(63),
  fromMonth: z.string().regex(/^20[0-9]{2}-(0[1-9]|1[0-2])$/),
  tiers: z.array(z.object({ above: z.string().max(60), percent: z.string().max(60) })).max(10),
  reason: z.string().refine(text => isLines(text, 500)),
  seen: z.int().min(0),
})

/** Null for what no form of ours sends. */
export function parseShare(raw: unknown): NewShare | null {
  return form.safeParse(raw).data ?? null
}

/**
 * Sets a provider's share from a month on, as a new version; frozen months keep the one they were made with.
 * Answers the version. Refuses INVALID_REQUEST with the field, NOT_ALLOWED where the month is frozen already or
 * somebody was faster.
 */
export async function setShare({ tx, by, audit }: AuditScope, given: NewShare): Promise<number> {
  const { provider, fromMonth, seen } = given
  const reason = given.reason.trim()
  const tiers = readTiers(given.tiers)
  if (typeof tiers === 'string') refuse('INVALID_REQUEST', { field: 'tiers', message: tiers })
  if (reason.length < 3) refuse('INVALID_REQUEST', { field: 'reason', message: 'Say why, in a few words.' })
  if (!(await tx.provider.findUnique({ where: { id: provider } })))
    refuse('INVALID_REQUEST', { field: 'provider', message: 'There is no such provider.' })
  const month = new Date(`${fromMonth}-01T00:00:00Z`)
  if (await tx.settlement.count({ where: { providerId: provider, month: { gte: month } } }))
    refuse('NOT_ALLOWED', { message: `${fromMonth} or a later month is frozen: choose a month after it.` })
  const [newest] = await listShares(executorOf(tx), provider)
  const version = (newest?.version ?? 0) + 1
  const data = { providerId: provider, version, fromMonth: month, tiers, reason }
  const made =
    version - 1 === seen
      ? await tx.providerShare.createMany({
          data: [{ ...data, createdBy: by.actor, createdAt: new Date(by.at) }],
          skipDuplicates: true,
        })
      : { count: 0 }
  if (made.count === 0)
    refuse('NOT_ALLOWED', { message: 'Somebody has just changed this share. Look at it again.' })
  await audit({
    action: 'share.set',
    subject: { kind: 'provider', id: provider },
    reason,
    before: newest ? { version: newest.version, from: newest.fromMonth, tiers: newest.tiers } : null,
    after: { version, from: fromMonth, tiers },
  })
  return version
}
