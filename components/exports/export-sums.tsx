import { group } from '@/components/ui/amount'
import type { CurrencySums } from '@/lib/exports/list'
import styles from './exports.module.css'

/** Currencies whose sums are shown at once. */
const shown = 2

/** What a file adds up to, a line a currency; where they are many, they are opened. */
export function ExportSums({ sums }: { sums: CurrencySums[] }) {
  if (sums.length === 0) return null
  const lines = (
    <ul className={styles.sums}>
      {sums.map(({ currency, amounts }) => (
        <li key={currency}>
          <strong>{currency}</strong>{' '}
          {amounts.map(({ column, sum }) => `${column} ${group(sum)}`).join(' · ')}
        </li>
      ))}
    </ul>
  )
  if (sums.length <= shown) return lines
  return (
    <details>
      <summary className={styles.summary}>Sums in {sums.length} currencies</summary>
      {lines}
    </details>
  )
}
