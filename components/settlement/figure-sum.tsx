import { Amount } from '@/components/ui/amount'
import type { EntriesView } from '@/lib/settlement/read'
import styles from './settlement.module.css'

/** The figure itself above the transactions that it is made of. */
export function FigureSum({ view: { asked, total } }: { view: EntriesView }) {
  const value = total ? (asked.figure ? total[asked.figure] : total.ggr) : '0'
  return (
    <span className={styles.quiet}>
      They come to <Amount value={value} currency={asked.currency} />. What makes the figure smaller has a
      minus.
    </span>
  )
}
