import Link from 'next/link'
import { Amount, group } from '@/components/ui/amount'
import { urlOf } from '@/lib/listing/links'
import type { Figures as Given } from '@/lib/reports/figures'
import styles from './figures.module.css'

/** The window in five numbers; what stays leads down to its postings. */
export function Totals({
  total,
  baseCurrency,
  since,
  until,
}: Pick<Given, 'total' | 'baseCurrency' | 'since' | 'until'>) {
  const beneath = urlOf('/ledger', { since, until, account: 'games', test: 'none' })
  const money = [
    ['Stakes', total.stake, null],
    ['Wins', total.win, null],
    ['GGR', total.ggr, beneath],
  ] as const
  const counts = [
    ['Bets', total.bets],
    ['Players in the busiest hour', total.players],
  ] as const
  return (
    <dl className={styles.figures}>
      {money.map(([name, value, href]) => (
        <div key={name} className={styles.figure}>
          <dt>{name}</dt>
          <dd>
            {href ? (
              <Link href={href} prefetch={false} className={styles.way}>
                <Amount value={value} currency={baseCurrency} />
              </Link>
            ) : (
              <Amount value={value} currency={baseCurrency} />
            )}
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
