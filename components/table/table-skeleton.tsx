import { Skeleton } from '@mantine/core'
import styles from './data-table.module.css'

const widths = [62, 48, 70, 54, 66, 45, 58, 72, 50, 64]

/** The place of a table whose rows are on their way. */
export function TableSkeleton({ label }: { label: string }) {
  return (
    <div className={styles.card} role="status" aria-label={`Loading ${label}`}>
      <div className={styles.bar}>
        <Skeleton height={30} width={280} radius="sm" />
      </div>
      {widths.map(width => (
        <div key={width} style={{ display: 'flex', gap: 24, padding: '13px 12px' }}>
          <Skeleton height={12} width={140} />
          <Skeleton height={12} width={`${width}%`} />
          <Skeleton height={12} width={90} />
        </div>
      ))}
    </div>
  )
}
