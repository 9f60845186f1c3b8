import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import type { RoundTransaction } from '@/lib/rounds/transactions'
import styles from './timeline.module.css'

/** What the ledger has of a transaction, beside what the call said. */
export function TransactionFacts({ transaction: one }: { transaction: RoundTransaction }) {
  const { posting } = one
  return (
    <dl className={styles.ledger}>
      <Fact name="Transaction id">
        <Copyable value={one.transactionId} what="transaction id" max={26} />
      </Fact>
      <Fact name="Ledger id">
        <Copyable value={one.id} what="ledger id" max={20} />
      </Fact>
      <Fact name="Link">#{one.seq}</Fact>
      <Fact name="Outcome">{one.code ?? one.effect}</Fact>
      {one.referenceId ? (
        <Fact name="Refers to">
          <Copyable value={one.referenceId} what="transaction id" max={26} />
        </Fact>
      ) : null}
      {posting ? (
        <>
          <Fact name="In base">
            {posting.baseAmount} at {posting.rate} ({posting.rateDay}, {posting.rateSource}
            {posting.isStale ? ', last known' : ''})
          </Fact>
          <Fact name="Balance after">
            <Amount value={posting.balanceAfter} currency={one.currency} />
          </Fact>
        </>
      ) : null}
      {one.roundClosed ? <Fact name="Closes the round">yes</Fact> : null}
      {one.policyVersion === null ? null : <Fact name="Policies">version {one.policyVersion}</Fact>}
      {Object.entries(one.detail).map(([name, value]) => (
        <Fact key={name} name={name.replaceAll('_', ' ')}>
          {value}
        </Fact>
      ))}
    </dl>
  )
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
