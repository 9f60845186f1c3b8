import Link from 'next/link'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { ApprovalFacts } from '@/lib/approvals/get'
import { reasonWords } from '@/lib/resolutions/kinds'
import styles from './approval.module.css'

/** What is asked, by whom and why. */
export function ApprovalFactsPanel({ approval, why }: { approval: ApprovalFacts; why: string | null }) {
  const { action, playerId, roundId, caseId, amount, currency, reason, note, maker } = approval
  return (
    <Panel title="What is asked">
      <Facts>
        {action === 'rate.set' ? (
          <FactRow name="Rate">
            1 {currency} = {amount}
          </FactRow>
        ) : (
          <FactRow name="Amount">
            <Amount value={amount} currency={currency} />
          </FactRow>
        )}
        {playerId === null ? null : (
          <FactRow name="Player">
            <Copyable value={playerId} what="player id">
              <Link href={`/players/${encodeURIComponent(playerId)}`} prefetch={false}>
                {playerId}
              </Link>
            </Copyable>
          </FactRow>
        )}
        {approval.providerId ? <FactRow name="Provider">{approval.providerId}</FactRow> : null}
        {roundId ? (
          <FactRow name="Round">
            <Link href={`/rounds/${roundId}`} prefetch={false}>
              See the round
            </Link>
          </FactRow>
        ) : null}
        {caseId ? (
          <FactRow name="Case">
            <Link href={`/cases/${caseId}`} prefetch={false}>
              See the case
            </Link>
          </FactRow>
        ) : null}
        <FactRow name="Reason">{reasonWords(action, reason)}</FactRow>
        {note ? (
          <FactRow name="Note">
            <span className={styles.note}>{note}</span>
          </FactRow>
        ) : null}
        {why ? <FactRow name="Why two people">{why}</FactRow> : null}
        <FactRow name="Asked by">
          {maker.name} ({maker.role})
        </FactRow>
        <FactRow name="Asked">
          <Time at={approval.madeAt} />
        </FactRow>
        <FactRow name={approval.state === 'waiting' ? 'Expires' : 'Would have expired'}>
          <Time at={approval.expiresAt} seconds={false} />
        </FactRow>
        <Ending approval={approval} />
      </Facts>
    </Panel>
  )
}

function Ending({ approval }: { approval: ApprovalFacts }) {
  const { decider, decidedAt, decisionNote, transactionIds, playerId } = approval
  if (!decidedAt) return null
  return (
    <>
      <FactRow name="Decided by">
        {decider ? `${decider.name} (${decider.role})` : 'nobody: its time ran out'}
      </FactRow>
      <FactRow name="Decided">
        <Time at={decidedAt} />
      </FactRow>
      {decisionNote ? (
        <FactRow name="Their note">
          <span className={styles.note}>{decisionNote}</span>
        </FactRow>
      ) : null}
      {transactionIds.map((id, index) => (
        <FactRow key={id} name={index === 0 ? 'Posted' : ''}>
          <Copyable value={id} what="transaction id" max={24}>
            <Link href={`/players/${encodeURIComponent(playerId ?? '')}?entry=${id}`} prefetch={false}>
              {id}
            </Link>
          </Copyable>
        </FactRow>
      ))}
    </>
  )
}
