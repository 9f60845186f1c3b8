import Link from 'next/link'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import type { CaseView } from '@/lib/cases/get'
import styles from './case.module.css'

const names: Record<string, string> = {
  providerRoundId: 'round',
  transactionId: 'transaction',
  gameId: 'game',
  playerId: 'player',
  providerId: 'provider',
  statementRound: 'round in the statement',
  subjectId: 'provider of the round',
  referenceId: 'refers to',
  roundClosed: 'closes the round',
  jackpotId: 'jackpot',
  keyId: 'key',
}
const hidden = new Set([
  'text',
  'tokenHash',
  'fingerprint',
  'requestId',
  'roundId',
  'detail',
  'actor',
  'resolution',
])

const titles: Record<string, string> = {
  verify_failure: 'What the check found',
  statement_differs: 'Both sides',
}

/** What the case rests on: the call that was refused, what a check of the ledger found, or a statement beside it. */
export function CaseFacts({ one }: { one: CaseView }) {
  const shown = one.facts.filter(([name]) => !hidden.has(name))
  if (shown.length === 0) return null
  return (
    <Panel title={titles[one.kind] ?? 'The call as it was refused'}>
      <Facts>
        {shown.map(([name, value]) => (
          <FactRow key={name} name={names[name] ?? name}>
            {name === 'reconciliation' ? (
              <Link href={`/reconciliation/${value}`}>all that this statement differs in</Link>
            ) : (
              <span className={styles.value}>{value}</span>
            )}
          </FactRow>
        ))}
      </Facts>
    </Panel>
  )
}
