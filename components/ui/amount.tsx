import styles from './amount.module.css'

type Props = {
  /** A plain decimal, unsigned or with a minus. */
  value: string
  currency: string
  /** `in` is written with +, `out` with −; without it the value stands as it is. */
  direction?: 'in' | 'out' | null
  /** For what was asked and never moved. */
  muted?: boolean
}

/** An amount in tabular figures with its currency code, thousands apart; never rounded. */
export function Amount({ value, currency, direction, muted }: Props) {
  const sign = direction === 'in' ? '+' : direction === 'out' || value.startsWith('-') ? '−' : ''
  return (
    <span className={styles.amount} data-direction={direction ?? undefined} data-muted={muted || undefined}>
      {sign}
      {group(value.replace(/^-/, ''))} <span className={styles.currency}>{currency}</span>
    </span>
  )
}

/** Thousands set apart by a narrow space; the decimals are left as they are. */
export function group(value: string): string {
  const [whole = '', decimals] = value.split('.')
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, '\u202f')
  return decimals === undefined ? grouped : `${grouped}.${decimals}`
}
