import { Amount } from '@/components/ui/amount'
import type { RoundTransaction } from '@/lib/rounds/transactions'
import styles from './timeline.module.css'

/** What a transaction moved, from where to where, and the balance after it. */
export function PostingLine({ transaction }: { transaction: RoundTransaction }) {
  const { posting, currency, effect } = transaction
  if (!posting) return <span className={styles.unmoved}>{unmoved[effect] ?? 'nothing moved'}</span>
  return (
    <span className={styles.posting}>
      <Amount value={posting.amount} currency={currency} direction={posting.direction} />
      <span className={styles.accounts}>
        {posting.from} → {posting.to}
      </span>
      <span className={styles.balance}>
        balance <Amount value={posting.balanceAfter} currency={currency} />
      </span>
    </span>
  )
}

const unmoved: Record<string, string> = {
  refused: 'nothing moved; stays refused when repeated',
  recorded: 'nothing to move',
  void: 'rolled back before it came: nothing moved',
  kept: 'spent already: nothing moved, for good',
}
