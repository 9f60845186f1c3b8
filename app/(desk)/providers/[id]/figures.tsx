import { AlarmList } from '@/components/providers/alarm-list'
import { HealthTiles } from '@/components/providers/health-tiles'
import { now } from '@/lib/clock'
import { alarmsOf } from '@/lib/reports/alarms'
import { getHealth } from '@/lib/reports/health'

/** The last fifteen minutes, and what is off in a sentence each. */
export async function Figures({ id }: { id: string }) {
  const at = now()
  const health = await getHealth(id, at)
  if (!health) return null
  return (
    <>
      <AlarmList alarms={alarmsOf(health, at)} />
      <HealthTiles health={health} />
    </>
  )
}
