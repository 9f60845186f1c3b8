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

/** What the case rests on: the call that was refused, or what a check of the ledger found. */
export function CaseFacts({ one }: { one: CaseView }) {
  const shown = one.facts.filter(([name]) => !hidden.has(name))
  if (shown.length === 0) return null
  return (
    <Panel title={one.kind === 'verify_failure' ? 'What the check found' : 'The call as it was refused'}>
      <Facts>
        {shown.map(([name, value]) => (
          <FactRow key={name} name={names[name] ?? name}>
            <span className={styles.value}>{value}</span>
          </FactRow>
        ))}
      </Facts>
    </Panel>
  )
}
