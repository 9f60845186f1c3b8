import { Amount, group } from '@/components/ui/amount'
import type { LedgerTotal } from '@/lib/players/ledger-totals'
import styles from './ledger-totals.module.css'
import { kindWords } from './words'

/** What was posted under the filter, per kind; one player has one currency. */
export function LedgerTotals({ totals, currency }: { totals: LedgerTotal[] | null; currency: string }) {
  if (totals === null) return <p className={styles.note}>Too many entries to add up on this page.</p>
  if (totals.length === 0) return null
  return (
    <dl className={styles.totals}>
      {totals.map(total => (
        <div key={total.kind} className={styles.total}>
          <dt>
            {kindWords[total.kind] ?? total.kind} × {group(`${total.count}`)}
          </dt>
          <dd>
            <Amount value={total.amount} currency={currency} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
