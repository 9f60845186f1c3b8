import { group, Amount as Shown } from '@/components/ui/amount'
import type { BrowseTotal } from '@/lib/ledger/browse/totals'
import { type Amount, add, format, toAmount, zero } from '@/lib/money/amount'
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
                  <Shown value={total[figure]} currency={total.currency} />
                </td>
              ))}
              <td>
                <Shown value={total.netBase} currency={total.baseCurrency} />
              </td>
            </tr>
          ))}
        </tbody>
        {totals.length > 1 ? <All totals={totals} /> : null}
      </table>
    </div>
  )
}

/** Over currencies only what they come to in base is added up. */
function All({ totals }: { totals: BrowseTotal[] }) {
  const { baseCurrency } = totals[0]!
  const all = totals.reduce<Amount>((sum, { netBase }) => add(sum, toAmount(netBase)), zero)
  return (
    <tfoot>
      <tr>
        <th scope="row" colSpan={6}>
          All of it
        </th>
        <td>
          <Shown value={format(all, baseCurrency)} currency={baseCurrency} />
        </td>
      </tr>
    </tfoot>
  )
}

/** While it is being added up. */
export function AddingUp() {
  return <p className={styles.note}>Adding up all that was asked for…</p>
}
