import { Amount, group } from '@/components/ui/amount'
import type { BrowseTotal } from '@/lib/ledger/browse/totals'
import styles from './browse-totals.module.css'

/** What the filter comes to, currency by currency; null where adding it up took too long. */
export function BrowseTotals({ totals }: { totals: BrowseTotal[] | null }) {
  if (totals === null)
    return (
      <p className={styles.note}>
        Adding this up takes longer than a page should wait: ask for fewer days, or export it. A file has its
        sums however long it is.
      </p>
    )
  if (totals.length === 0) return null
  return (
    <div className={styles.frame}>
      <table className={styles.table}>
        <caption className={styles.caption}>What the filter comes to</caption>
        <thead>
          <tr>
            <th scope="col">Currency</th>
            <th scope="col">Transactions</th>
            <th scope="col">Postings</th>
            <th scope="col">Taken from players</th>
            <th scope="col">Given to players</th>
            <th scope="col">What is left</th>
            <th scope="col">In base</th>
          </tr>
        </thead>
        <tbody>
          {totals.map(total => (
            <tr key={total.currency}>
              <th scope="row">{total.currency}</th>
              <td>{group(total.transactions)}</td>
              <td>{group(total.postings)}</td>
              {(['taken', 'given', 'net'] as const).map(figure => (
                <td key={figure}>
                  <Amount value={total[figure]} currency={total.currency} />
                </td>
              ))}
              <td>
                <Amount value={total.netBase} currency={total.baseCurrency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** While it is being added up. */
export function AddingUp() {
  return <p className={styles.note}>Adding up all that was asked for…</p>
}
