import type { Difference } from '@/lib/wire/differences'
import styles from './call.module.css'

/** What differs, field by field: how it was, and how it came again. */
export function DifferenceList({ differs }: { differs: Difference[] }) {
  if (differs.length === 0) return <span className={styles.same}>the same facts</span>
  return (
    <span className={styles.differences}>
      {differs.map(one => (
        <span key={one.field} className={styles.difference}>
          <code>{one.field}</code> <del>{short(one.before)}</del> <ins>{short(one.after)}</ins>
        </span>
      ))}
    </span>
  )
}

function short(value: string | null): string {
  if (value === null) return 'absent'
  return value.length > 60 ? `${value.slice(0, 59)}…` : value
}
