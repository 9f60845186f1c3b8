import Link from 'next/link'
import { ExportProofOf } from '@/components/proof/export-proof'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { FactRow, Facts } from '@/components/ui/facts'
import { Time } from '@/components/ui/time'
import type { LedgerEntry } from '@/lib/players/entry'
import styles from './entry.module.css'
import { OutcomeTag } from './outcome-tag'
import { Payload } from './payload'
import { outcomeWords } from './words'

type Props = {
  entry: LedgerEntry
  hrefOf: Record<string, string>
  /** Where the balance after this entry is added up. */
  explainHref: string
  /** Why its proof may not be exported, or null. */
  proofAgainst: string | null
}

/** All that is known of one transaction: what was asked, what was answered, what moved, how it is chained. */
export function EntryDetail({ entry, hrefOf, explainHref, proofAgainst }: Props) {
  return (
    <div className={styles.detail}>
      <div className={styles.summary}>
        <div className={styles.figure}>
          <Amount value={entry.amount} currency={entry.currency} muted={entry.posting === null} />
        </div>
        <OutcomeTag effect={entry.effect} code={entry.code} />
        <p className={styles.means}>{outcomeWords[entry.effect]?.means}</p>
        <p className={styles.means}>
          Balance after: <Amount value={entry.balance} currency={entry.currency} />{' '}
          <Link href={explainHref} prefetch={false}>
            Explain this balance
          </Link>
        </p>
      </div>
      <Section title="What was asked">
        <Facts>
          <FactRow name="Transaction id">
            <Copyable value={entry.transactionId} what="transaction id" max={48} />
          </FactRow>
          <FactRow name="Ledger id">
            <Copyable value={entry.id} what="ledger id" />
          </FactRow>
          <FactRow name="Provider">{entry.providerId}</FactRow>
          <FactRow name="Time">
            <Time at={entry.at} />
          </FactRow>
          {entry.facts.map(fact => (
            <FactRow key={fact.name} name={fact.name}>
              {fact.name === 'Round' && entry.roundId ? (
                <Link href={`/rounds/${entry.roundId}`} prefetch={false}>
                  {fact.value}
                </Link>
              ) : (
                fact.value
              )}
            </FactRow>
          ))}
          {entry.related.map(other => (
            <FactRow key={other.id} name={other.how}>
              <Link href={hrefOf[other.id] ?? '#'} scroll={false} prefetch={false}>
                #{other.seq} {other.kind} {other.transactionId}
              </Link>
            </FactRow>
          ))}
        </Facts>
      </Section>
      <Posting entry={entry} />
      <Call entry={entry} />
      <Section title={`Stored answer · HTTP ${entry.httpStatus}`}>
        <Payload text={entry.body} what="stored answer" />
        {entry.code ? (
          <p className={styles.note}>
            <Link href={`/docs/errors#${entry.code}`}>What {entry.code} means</Link>
          </p>
        ) : null}
      </Section>
      <Chain entry={entry} proofAgainst={proofAgainst} />
    </div>
  )
}

function Chain({ entry, proofAgainst }: { entry: LedgerEntry; proofAgainst: string | null }) {
  return (
    <Section title={`Chain · link ${entry.seq}, version ${entry.hashVersion}`}>
      <Facts>
        <FactRow name="Hash">
          <Copyable value={entry.hash} what="hash" max={44} />
        </FactRow>
        <FactRow name="Previous hash">
          <Copyable value={entry.previousHash} what="previous hash" max={44} />
        </FactRow>
        <FactRow name="Proof">
          <ExportProofOf id={entry.id} against={proofAgainst} />
        </FactRow>
      </Facts>
    </Section>
  )
}

function Posting({ entry }: { entry: LedgerEntry }) {
  const { posting, currency } = entry
  if (!posting) return null
  return (
    <Section title="Posting">
      <div className={styles.move}>
        <span className={styles.account}>{posting.from}</span>
        <span className={styles.arrow}>
          <Amount value={posting.amount} currency={currency} />
        </span>
        <span className={styles.account}>{posting.to}</span>
      </div>
      <Facts>
        <FactRow name="Balance after">
          <Amount value={posting.balanceAfter} currency={currency} />
        </FactRow>
        <FactRow name="In base">
          <Amount value={posting.value.amount} currency={posting.value.currency} />
        </FactRow>
        <FactRow name="Rate">
          1 {currency} = {posting.value.rate} {posting.value.currency}
        </FactRow>
        <FactRow name="Day and source">
          {posting.value.day}, {posting.value.source}
          {posting.value.stale ? ' (the last known rate: there was none for the day)' : ''}
        </FactRow>
      </Facts>
    </Section>
  )
}

function Call({ entry }: { entry: LedgerEntry }) {
  const { call } = entry
  if (!call) return null
  return (
    <Section title={`Call · ${call.method} ${call.path}`}>
      <Facts>
        <FactRow name="Verdict">{call.verdict}</FactRow>
        <FactRow name="Answered in">{call.milliseconds} ms</FactRow>
        <FactRow name="From">{call.address || 'unknown'}</FactRow>
      </Facts>
      {call.request ? <Payload text={call.request} what="request" /> : null}
    </Section>
  )
}

function Section({ title, children }: { title: string; children: React.ReactNode }) {
  return (
    <section className={styles.section}>
      <h3 className={styles.sectionTitle}>{title}</h3>
      {children}
    </section>
  )
}
