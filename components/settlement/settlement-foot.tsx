import { Amount } from '@/components/ui/amount'
import { Time } from '@/components/ui/time'
import { figureNames, figures } from '@/lib/settlement/figures'
import type { Calendar } from '@/lib/settlement/months'
import type { SettlementRow } from '@/lib/settlement/row'
import styles from './settlement.module.css'

type Props = { total: SettlementRow | null; calendar: Calendar; note: string | null }

/** What all lines come to, and up to when they count. */
export function SettlementFoot({ total, calendar: { zone, rolledAt }, note }: Props) {
  return (
    <div className={styles.foot}>
      {total ? (
        <>
          {figureNames.map(name => (
            <span key={name}>
              {figures[name].label}
              <strong>
                <Amount value={total[name]} currency={total.unit} />
              </strong>
            </span>
          ))}
          <span>
            GGR
            <strong>
              <Amount value={total.ggr} currency={total.unit} />
            </strong>
          </span>
        </>
      ) : null}
      <span className={styles.quiet}>
        Business days of {zone}.{' '}
        {rolledAt ? (
          <>
            Added up <Time at={rolledAt} />.
          </>
        ) : (
          'Not added up yet.'
        )}{' '}
        {note}
      </span>
    </div>
  )
}
