import { Amount, group } from '@/components/ui/amount'
import type { PlayerTotals as Totals } from '@/lib/players/totals'
import styles from './player-totals.module.css'

/** What the players of this list hold, per currency: never added over currencies. */
export function PlayerTotals({
  totals,
  isPartial,
  leavesOutTest,
  isByBalance,
}: Totals & { isByBalance: boolean }) {
  if (totals.length === 0) return null
  return (
    <div className={styles.totals}>
      <dl className={styles.list}>
        {totals.map(total => (
          <div key={total.currency} className={styles.total}>
            <dt>
              {group(`${total.players}`)} {total.players === 1 ? 'player holds' : 'players hold'}
            </dt>
            <dd>
              <Amount value={total.balance} currency={total.currency} />
            </dd>
          </div>
        ))}
      </dl>
      <p className={styles.note}>
        {isPartial ? 'Of the newest 10 000 players of this list. ' : 'All pages of this list. '}
        {isPartial && isByBalance
          ? 'Only their balances were looked at: narrow the list to see others. '
          : ''}
        {leavesOutTest ? 'Test players left out.' : ''}
      </p>
    </div>
  )
}
