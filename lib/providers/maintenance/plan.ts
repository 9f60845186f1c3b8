import type { AuditScope } from '@/lib/audit/scope'
import { type Instant, toTimestamp } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { lockProvider } from '../find'

/** A time without new bets, from `from` until before `to`. */
export type Plan = { providerId: string; from: Instant; to: Instant; reason: string }

const minute = 60_000
const day = 24 * 60 * minute
const daysMax = 31
const aheadMax = 366

/**
 * Plans maintenance: no new bets from its beginning until before its end, credits and rollbacks pass. It opens and
 * closes by the clock alone; one that begins in the present minute is open at once. Gives its id. Refuses
 * INVALID_REQUEST for an unknown provider, or a time that is past, the wrong way round, longer than 31 days or more
 * than a year away; NOT_ALLOWED where it would overlap another.
 */
export async function planMaintenance({ tx, by, audit }: AuditScope, plan: Plan): Promise<string> {
  const { providerId, reason } = plan
  const from = Math.max(plan.from, by.at)
  refuseWrongTimes(plan, by.at)
  await lockProvider(tx, providerId)
  const [startsAt, endsAt] = [new Date(from), new Date(plan.to)]
  const other = await tx.maintenanceWindow.findFirst({
    where: { providerId, cancelledAt: null, startsAt: { lt: endsAt }, endsAt: { gt: startsAt } },
    orderBy: { startsAt: 'asc' },
  })
  if (other)
    refuse('NOT_ALLOWED', {
      message: `It would overlap the maintenance from ${wordsFor(other.startsAt)} to ${wordsFor(other.endsAt)}.`,
    })
  const id = newId()
  await tx.maintenanceWindow.create({
    data: { id, providerId, startsAt, endsAt, reason, createdBy: by.actor, createdAt: new Date(by.at) },
  })
  await audit({
    action: 'maintenance.plan',
    subject: { kind: 'provider', id: providerId },
    reason,
    after: { id, from: toTimestamp(from), to: toTimestamp(plan.to) },
  })
  return id
}

function refuseWrongTimes({ from, to }: Plan, at: Instant): void {
  const wrong = (field: string, message: string) => refuse('INVALID_REQUEST', { field, message })
  if (to <= from) wrong('to', 'Maintenance ends after it begins.')
  if (to <= at || from < Math.floor(at / minute) * minute)
    wrong('from', 'That is past: maintenance begins now or later.')
  if (to - from > daysMax * day) wrong('to', `Maintenance lasts ${daysMax} days at most.`)
  if (from - at > aheadMax * day) wrong('from', 'That is more than a year away.')
}

function wordsFor(date: Date): string {
  return `${date.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
