import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import type { KeyRow } from '@/lib/providers/keys/list'
import styles from './keys.module.css'

/** What somebody should do about the keys; nothing where nothing is to be done. */
export function KeyWarnings({ rows }: { rows: KeyRow[] }) {
  const found = rows.filter(row => row.warning !== null)
  if (found.length === 0) return null
  return (
    <Panel title="To look at">
      <ul className={styles.warnings}>
        {found.map(({ id, label, warning }) => (
          <li key={id}>
            <Tag tone="warn">{label ?? id}</Tag> {warning}
          </li>
        ))}
      </ul>
    </Panel>
  )
}
