import Link from 'next/link'
import { Copyable } from '@/components/ui/copyable'
import { FactRow, Facts } from '@/components/ui/facts'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { LedgerLink } from '@/lib/requests/link-ledger'
import type { LoggedCall } from '@/lib/wire/call'
import { curlOf } from '@/lib/wire/curl'
import styles from './call.module.css'
import { CopyCurl } from './copy-curl'
import { Exchange } from './exchange'

type Props = {
  call: LoggedCall
  link: LedgerLink | null
  /** Our id of its round where only a case knows it. */
  caseRoundId: string | null
  /** Whether it leads to the player and the round: those are the desk's. */
  leadsOn?: boolean
}

/** All that is kept of one call, and where it leads. */
export function CallDetail({ call, link, caseRoundId, leadsOn = true }: Props) {
  const roundId = link?.roundId ?? caseRoundId
  const way = (href: string | null) => (leadsOn ? href : null)
  return (
    <>
      <Panel title="Request and answer" aside={<CopyCurl command={curlOf(call)} />}>
        <Exchange call={call} />
      </Panel>
      <div className={styles.pair}>
        <Panel title="What it was about">
          <Facts>
            <FactRow name="Provider">{call.providerId ?? call.door}</FactRow>
            <Id name="Player" what="player id" value={call.playerId} href={way(playerHref(call.playerId))} />
            <Id
              name="Transaction id"
              what="transaction id"
              value={call.transactionId}
              href={way(link && `${playerHref(link.playerId)}?entry=${link.transactionId}`)}
            />
            <Id
              name="Round"
              what="round id"
              value={call.roundId ?? (leadsOn && link?.roundId ? 'its round' : null)}
              href={way(roundId ? `/rounds/${roundId}` : roundsHref(call))}
            />
            <Id name="Refers to" what="transaction id" value={call.referenceId} href={null} />
            <FactRow name="In the ledger">{ledgerWords(link)}</FactRow>
          </Facts>
        </Panel>
        <Panel title="How it came">
          <Facts>
            <FactRow name="Time">
              <Time at={call.at} />
            </FactRow>
            <FactRow name="Answered in">{call.latency} ms</FactRow>
            <FactRow name="From">{call.address || 'unknown'}</FactRow>
            <Id name="X-Key-Id" what="key id" value={call.keyId} href={null} />
            <Id name="X-Timestamp" what="timestamp" value={call.signedAt} href={null} />
            <Id name="X-Signature" what="signature" value={call.signature} href={null} />
            <Id name="Trace" what="trace id" value={call.traceId} href={null} />
            <Id name="Request id" what="request id" value={call.id} href={null} />
          </Facts>
        </Panel>
      </div>
    </>
  )
}

type IdProps = { name: string; what: string; value: string | null; href: string | null }

function Id({ name, what, value, href }: IdProps) {
  if (!value) return null
  return (
    <FactRow name={name}>
      <Copyable value={value} what={what} max={44}>
        {href ? (
          <Link href={href} prefetch={false}>
            {value}
          </Link>
        ) : undefined}
      </Copyable>
    </FactRow>
  )
}

function playerHref(playerId: string | null): string | null {
  return playerId && `/players/${encodeURIComponent(playerId)}`
}

function roundsHref({ roundId, playerId }: LoggedCall): string | null {
  if (!roundId) return null
  return `/rounds?${new URLSearchParams({ round: roundId, ...(playerId ? { player: playerId } : {}) })}`
}

function ledgerWords(link: LedgerLink | null): string {
  if (!link) return 'nothing is stored under this id'
  return link.isOwn ? 'this call made the transaction' : 'another call with this id made the transaction'
}
