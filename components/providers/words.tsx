import { Tag } from '@/components/ui/tag'
import type { Health, Pace } from '@/lib/reports/health'
import styles from './providers.module.css'

/** What a p99 is against the provider's own time-out. */
const paceWords: Record<Pace, string> = {
  fine: 'Below half of the time-out.',
  slow: 'Above half of the time-out.',
  late: 'Above the time-out: the studio does not wait so long.',
}

/** p99, marked where it comes near the time-out. The mark is a word; the colour only repeats it. */
export function P99({
  health: { p99, pace, timeoutMs },
}: {
  health: Pick<Health, 'p99' | 'pace' | 'timeoutMs'>
}) {
  if (p99 === null || pace === null) return <span className={styles.none}>—</span>
  return (
    <span title={`${paceWords[pace]} It waits ${timeoutMs} ms.`} className={styles.pace}>
      {p99}{' '}
      {pace === 'fine' ? null : (
        <Tag tone={pace === 'late' ? 'bad' : 'warn'}>{pace === 'late' ? 'over time-out' : 'over half'}</Tag>
      )}
    </span>
  )
}

/** A provider's mode and status as tags. */
export function StatusTag({ status }: { status: string }) {
  return <Tag tone={status === 'active' ? 'good' : 'bad'}>{status}</Tag>
}
