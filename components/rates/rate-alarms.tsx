import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { Tag } from '@/components/ui/tag'
import type { MissingRate } from '@/lib/reports/missing-rates'
import type { RateJump } from '@/lib/reports/rate-jumps'
import styles from './rates.module.css'

type Props = { missing: MissingRate[]; jumps: RateJump[]; waiting: string }

/** What is wrong with the rates today, the worst first. */
export function RateAlarms({ missing, jumps, waiting }: Props) {
  const isCalm = missing.length === 0 && jumps.length === 0 && waiting === '0'
  return (
    <Panel title="Today">
      {isCalm ? (
        <p className={styles.calm}>Every currency in use has today’s rate, and none of them jumped.</p>
      ) : (
        <ul className={styles.alarms}>
          {missing.map(one => (
            <li key={one.currency}>
              <Tag tone={one.refusing ? 'bad' : one.isSoon ? 'warn' : 'quiet'}>{faceOf(one)}</Tag>
              <Link href={`/rates/${one.currency}`} prefetch={false}>
                {one.currency}
              </Link>
              <span>{wordsOf(one)}</span>
            </li>
          ))}
          {jumps.map(({ currency, day, rate, formerDay, former, deviation }) => (
            <li key={`${currency} ${day}`}>
              <Tag tone="warn">jump</Tag>
              <Link href={`/rates/${currency}?day=${day}`} prefetch={false}>
                {currency}
              </Link>
              <span>
                {deviation} % off on {day}: {rate} after {former} of {formerDay}, set without a second person.
              </span>
            </li>
          ))}
          {waiting === '0' ? null : (
            <li>
              <Tag tone="info">waiting</Tag>
              <Link href="/approvals?action=rate.set" prefetch={false}>
                {waiting === '1' ? 'A sheet of rates waits' : `${waiting} sheets of rates wait`} for a second
                person
              </Link>
            </li>
          )}
        </ul>
      )}
    </Panel>
  )
}

function faceOf({ refusing, isSoon }: MissingRate): string {
  return refusing ? 'no bets' : isSoon ? 'stale' : 'not yet'
}

function wordsOf({ lastDay, refusing, isSoon }: MissingRate): string {
  if (lastDay === null) return 'has never had a rate: bets in it are refused.'
  if (refusing) return `has had none since ${lastDay}: bets in it are refused.`
  if (isSoon)
    return `plays at the rate of ${lastDay}; without a newer one its bets are refused within two days.`
  return `has none of today yet: that of ${lastDay} counts.`
}
