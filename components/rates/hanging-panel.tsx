import Link from 'next/link'
import { Amount } from '@/components/ui/amount'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { Hanging } from '@/lib/fx/hanging'
import styles from './rates.module.css'

type Props = { hanging: Hanging | null; day: string; code: string; baseCurrency: string }

/** Which rounds and how much value hang on a day's rate. A later revision does not touch them. */
export function HangingPanel({ hanging, day, code, baseCurrency }: Props) {
  return (
    <Panel title={`What hangs on the rate of ${day}`}>
      {hanging ? (
        <Facts>
          <FactRow name="Rounds">{atLeast(hanging, hanging.rounds)}</FactRow>
          <FactRow name="Bets">{atLeast(hanging, hanging.bets)}</FactRow>
          <FactRow name="Stakes">
            {hanging.isAtLeast ? 'at least ' : ''}
            <Amount value={hanging.stakes} currency={code} />
          </FactRow>
          <FactRow name="In base">
            {hanging.isAtLeast ? 'at least ' : ''}
            <Amount value={hanging.baseStakes} currency={baseCurrency} />
          </FactRow>
          {hanging.newest.map((round, index) => (
            <FactRow key={round.id} name={index === 0 ? 'The newest' : ''}>
              <Link href={`/rounds/${round.id}`} prefetch={false}>
                {round.name}
              </Link>{' '}
              of {round.playerId} at {round.providerId},{' '}
              <Amount value={round.baseStakes} currency={baseCurrency} />,{' '}
              <Time at={round.at} seconds={false} />
            </FactRow>
          ))}
        </Facts>
      ) : (
        <p className={styles.calm}>
          The ledger is too busy to count it just now. What is posted keeps its rate in any case.
        </p>
      )}
    </Panel>
  )
}

function atLeast({ isAtLeast }: Hanging, count: string): string {
  return isAtLeast ? `at least ${count}` : count
}
