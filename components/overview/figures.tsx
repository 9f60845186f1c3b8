import { Amount, group } from '@/components/ui/amount'
import type { Figures as Given } from '@/lib/reports/figures'
import styles from './figures.module.css'

/** The window in five numbers. */
export function Totals({ total, baseCurrency }: Pick<Given, 'total' | 'baseCurrency'>) {
  const money = [
    ['Stakes', total.stake],
    ['Wins', total.win],
    ['GGR', total.ggr],
  ] as const
  const counts = [
    ['Bets', total.bets],
    ['Players in the busiest hour', total.players],
  ] as const
  return (
    <dl className={styles.figures}>
      {money.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>
            <Amount value={value} currency={baseCurrency} />
          </dd>
        </div>
      ))}
      {counts.map(([name, value]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>{group(value)}</dd>
        </div>
      ))}
    </dl>
  )
}
