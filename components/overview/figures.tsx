import Link from 'next/link'
import { group } from '@/components/ui/amount'
import styles from './figures.module.css'

type Props = {
  cases: string
  players: string
  /** The last hour, or null for whom it is not. */
  pulse: { transactions: string; refused: string } | null
}

/** A few numbers to start the day with. */
export function Figures({ cases, players, pulse }: Props) {
  return (
    <dl className={styles.figures}>
      <div className={styles.figure} data-pressing={cases !== '0' || undefined}>
        <dt>Open cases</dt>
        <dd>{group(cases)}</dd>
      </div>
      <div className={styles.figure}>
        <dt>Players</dt>
        <dd>
          <Link href="/players?test=real">{group(players)}</Link>
        </dd>
      </div>
      {pulse ? (
        <>
          <div className={styles.figure}>
            <dt>Transactions, last hour</dt>
            <dd>{group(pulse.transactions)}</dd>
          </div>
          <div className={styles.figure}>
            <dt>Refused, last hour</dt>
            <dd>{group(pulse.refused)}</dd>
          </div>
        </>
      ) : null}
    </dl>
  )
}
