import { Panel } from '@/components/ui/panel'
import { ratioDigits } from '@/lib/money/ratio'
import styles from './rates.module.css'

/** What is read, and what becomes of it. */
export function ImportTerms({ base }: { base: string }) {
  return (
    <Panel title="What is read">
      <div className={styles.form}>
        <p className={styles.calm}>
          <strong>XML of the European Central Bank</strong>, as it is published:{' '}
          <code>eurofxref-daily.xml</code>, <code>eurofxref-hist-90d.xml</code>,{' '}
          <code>eurofxref-hist.xml</code>. It quotes units per euro. Kept is {base} per unit:{' '}
          {base === 'EUR' ? '1/x' : `the ${base} of that day divided by x`}, to {ratioDigits} significant
          digits, half to even, so that an amount is only ever multiplied and its value in base is exact. What
          the bank quotes is kept beside it.
        </p>
        <p className={styles.calm}>
          <strong>CSV in UTF-8</strong> with the columns <code>date</code>, <code>currency</code>,{' '}
          <code>rate</code> and, if you like, <code>source</code>: {base} per unit, written like 0.92.
        </p>
        <p className={styles.calm}>
          Currencies that no player holds are kept too. A day without a rate takes the last one before it, for
          as many days as are configured: weekends need none. A file is refused as a whole, with its line, for
          a date in the future, a rate that is not above zero, a day given twice, or anything that does not
          parse.
        </p>
      </div>
    </Panel>
  )
}
