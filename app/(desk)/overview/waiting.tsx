import { Needs } from '@/components/overview/needs'
import { needsOf } from '@/components/overview/needs-of'
import { readQueueFigures } from '@/lib/cases/queue-figures'
import { now } from '@/lib/clock'
import { listExpiringKeys } from '@/lib/reports/expiring-keys'
import { listMissingRates } from '@/lib/reports/missing-rates'
import { countWaitingApprovals } from '@/lib/reports/waiting-approvals'
import type { CurrentStaff } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

/** What needs a person now. */
export async function Waiting({ staff }: { staff: CurrentStaff }) {
  const at = now()
  const [queues, approvals, rates, keys] = await Promise.all([
    readQueueFigures(at),
    countWaitingApprovals(staff.id, at),
    listMissingRates(at),
    listExpiringKeys(at),
  ])
  return (
    <Needs
      needs={needsOf({
        queues,
        approvals,
        against: reasonAgainst(staff.role, 'approvals.decide'),
        rates,
        keys,
      })}
    />
  )
}
