import Link from 'next/link'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { CaseView } from '@/lib/cases/get'
import { caseKinds } from '@/lib/cases/kinds'
import { stuckReasons } from '@/lib/cases/reasons'
import { urlOf } from '@/lib/listing/links'
import styles from './case.module.css'

/** What happened, in words, and what a person should do about it. */
export function CaseStory({ one }: { one: CaseView }) {
  const kind = (caseKinds as Record<string, { what: string; todo: string }>)[one.kind]
  const reason = (stuckReasons as Record<string, { what: string }>)[one.reason ?? '']
  const text = one.kind === 'manual' ? one.facts.find(([name]) => name === 'text')?.[1] : null
  return (
    <Panel title="What happened">
      <div className={styles.story}>
        {text ? <p className={styles.words}>{text}</p> : <p>{kind?.what}</p>}
        {reason ? <p>{reason.what}</p> : null}
        <p>
          <strong>What to do.</strong> {kind?.todo}
        </p>
      </div>
      <Links one={one} />
    </Panel>
  )
}

function Links({ one }: { one: CaseView }) {
  const { player, round, transactionId, providerId } = one
  return (
    <Facts>
      {player ? (
        <FactRow name="player">
          <Link href={`/players/${encodeURIComponent(player.id)}`}>{player.name ?? player.id}</Link>{' '}
          <Copyable value={player.id} what="player id" max={28} />
        </FactRow>
      ) : null}
      {providerId ? <FactRow name="provider">{providerId}</FactRow> : null}
      {round ? (
        <FactRow name="round">
          <Link href={`/rounds/${round.id}`}>{one.providerRoundId}</Link> · {round.status} · {round.gameId} ·
          stake <Amount value={round.stake} currency={round.currency} /> · win{' '}
          <Amount value={round.win} currency={round.currency} />
        </FactRow>
      ) : null}
      {transactionId ? (
        <FactRow name="transaction">
          <Copyable value={transactionId} what="transaction id" max={40} />{' '}
          {one.entryId && player ? (
            <Link href={urlOf(`/players/${encodeURIComponent(player.id)}`, { entry: one.entryId })}>
              in the ledger
            </Link>
          ) : (
            <span className={styles.dim}>nothing was stored</span>
          )}{' '}
          · <Link href={urlOf('/requests', { transaction: transactionId })}>its calls</Link>
        </FactRow>
      ) : null}
      {one.amount ? (
        <FactRow name={one.kind === 'stuck_round' ? 'at stake' : 'amount'}>
          <Amount value={one.amount} currency={one.currency ?? ''} />
        </FactRow>
      ) : null}
      <FactRow name="since">
        <Time at={one.since} /> · {one.age}
      </FactRow>
      {one.closedAt ? (
        <FactRow name="closed">
          <Time at={one.closedAt} /> by {one.closedBy}
        </FactRow>
      ) : null}
    </Facts>
  )
}
