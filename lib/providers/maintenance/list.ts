import { namesOf } from '@/lib/approvals/names'
import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'

export type MaintenanceState = 'open' | 'planned' | 'over' | 'called off'

export type MaintenanceRow = {
  id: string
  state: MaintenanceState
  from: string
  to: string
  reason: string
  plannedBy: string
  plannedAt: string
  calledOffBy: string | null
}

/** What the page shows of it: the newest of what was, and all that is to come. */
const shown = 100

/** A provider's maintenance, the latest to begin first. */
export async function listMaintenance(providerId: string, at: Instant): Promise<MaintenanceRow[]> {
  const found = await prisma().maintenanceWindow.findMany({
    where: { providerId },
    orderBy: [{ startsAt: 'desc' }, { id: 'desc' }],
    take: shown,
  })
  const names = await namesOf(found.flatMap(one => [one.createdBy, one.cancelledBy ?? one.createdBy]))
  return found.map(one => ({
    id: one.id,
    state: stateOf(one, new Date(at)),
    from: timeCell(one.startsAt),
    to: timeCell(one.endsAt),
    reason: one.reason,
    plannedBy: names.get(one.createdBy) ?? one.createdBy,
    plannedAt: timeCell(one.createdAt),
    calledOffBy: one.cancelledBy && (names.get(one.cancelledBy) ?? one.cancelledBy),
  }))
}

function stateOf(
  { startsAt, endsAt, cancelledAt }: { startsAt: Date; endsAt: Date; cancelledAt: Date | null },
  now: Date,
): MaintenanceState {
  if (cancelledAt) return 'called off'
  if (endsAt <= now) return 'over'
  return startsAt <= now ? 'open' : 'planned'
}
