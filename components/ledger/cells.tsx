import { Amount } from '@/components/ui/amount'
import styles from './ledger-table.module.css'
import { kindWords } from './words'

/** What a transaction is, and of which type where it is no ordinary one. */
export function Kind({ kind, type }: { kind: string; type: string | null }) {
  return (
    <span className={styles.kind}>
      {kindWords[kind] ?? kind}
      {type && type !== 'cash' ? <span className={styles.type}>{type}</span> : null}
    </span>
  )
}

type Moved = { effect: string; amount: string; currency: string; direction: 'in' | 'out' | null }

/** What was asked for; struck out where it was refused, faint where nothing moved. */
export function MovedAmount({ row: { effect, amount, currency, direction } }: { row: Moved }) {
  return (
    <span className={effect === 'refused' ? styles.struck : undefined}>
      <Amount value={amount} currency={currency} direction={direction} muted={direction === null} />
    </span>
  )
}
