import { Amount } from '@/components/ui/amount'
import type { Report } from '@/lib/replays/report'
import styles from './policies.module.css'

/** What the calls that differ do to the balances of players: in each currency by itself. */
export function TrialTotals({ totals }: Pick<Report, 'totals'>) {
  if (totals.length === 0) return null
  return (
    <div>
      <h3>What they move on players’ balances</h3>
      <ul>
        {totals.map(({ currency, asIs, wouldBe, change }) => (
          <li key={currency}>
            <Amount value={asIs} currency={currency} /> as it is,{' '}
            <Amount value={wouldBe} currency={currency} /> as it would be:{' '}
            <strong>{<Signed value={change} currency={currency} />}</strong>
          </li>
        ))}
      </ul>
      <p className={styles.none}>A plus is the players’, a minus the studio’s.</p>
    </div>
  )
}

/** A change with its sign. */
export function Signed({ value, currency }: { value: string; currency: string }) {
  const isNothing = /^-?[0.]+$/.test(value)
  return (
    <Amount
      value={value}
      currency={currency}
      direction={isNothing ? null : value.startsWith('-') ? 'out' : 'in'}
      muted={isNothing}
    />
  )
}
