import { now } from '@/lib/clock'
import { makePartitions } from '@/lib/db/partitions'
import { log } from '@/lib/log'
import { gauge } from '@/lib/metrics'

const hour = 3_600_000

const failing = gauge({
  name: 'cage_partitions_failing',
  help: '1 while the next partitions could not be made.',
})

/** The work of the clock: partitions ahead, every hour. Answers how to stop it. */
export function startTimers(): () => void {
  const timer = setInterval(() => {
    makePartitions(now()).then(
      ({ made, dropped }) => {
        failing.set(0)
        if (made.length + dropped.length > 0) log().info({ made, dropped }, 'partitions')
      },
      error => {
        failing.set(1)
        log().error({ err: error }, 'the next partitions could not be made')
      },
    )
  }, hour)
  timer.unref()
  return () => clearInterval(timer)
}
