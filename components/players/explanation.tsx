import Link from 'next/link'
import { kindWords } from '@/components/ledger/words'
import { Amount, group } from '@/components/ui/amount'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import { urlOf } from '@/lib/listing/links'
import type { BalanceExplanation, BalancePart } from '@/lib/players/explain-balance'
import styles from './explanation.module.css'

type Props = { explained: BalanceExplanation; currency: string; path: string }

/** A balance added up from zero, kind by kind, and whether it comes to the number that stands there. */
export function Explanation({ explained, currency, path }: Props) {
  const { entry, parts, balance, sum, isPresent } = explained
  return (
    <Panel title={isPresent ? 'The present balance' : `The balance after entry ${entry?.seq}`}>
      {entry ? (
        <p className={styles.lead}>
          Every posting of this wallet from zero up to{' '}
          <Link href={urlOf(path, { entry: entry.id })} prefetch={false}>
            entry {group(entry.seq)}
          </Link>{' '}
          of <Time at={entry.at} />: {group(explained.postings)} in all. Refusals and what moved nothing are
          no postings.
        </p>
      ) : (
        <p className={styles.lead}>Nothing has happened in this wallet yet.</p>
      )}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section className={styles.frame} aria-label="The sum" tabIndex={0}>
        <table className={styles.sum}>
          <thead>
            <tr>
              <th scope="col">Kind</th>
              <th scope="col">In</th>
              <th scope="col">Out</th>
              <th scope="col">Together</th>
            </tr>
          </thead>
          <tbody>
            {parts.map(part => (
              <Part
                key={part.id}
                part={part}
                currency={currency}
                href={urlOf(path, {
                  kind: part.kind,
                  outcome: 'posted',
                  ...(isPresent || !entry ? {} : { upto: entry.seq }),
                })}
              />
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">Sum</th>
              <td colSpan={2} />
              <td>
                <Amount value={sum} currency={currency} />
              </td>
            </tr>
            <tr>
              <th scope="row">Balance in the ledger</th>
              <td colSpan={2} />
              <td>
                <Amount value={balance} currency={currency} />
              </td>
            </tr>
          </tfoot>
        </table>
      </section>
      <Verdict explained={explained} currency={currency} />
    </Panel>
  )
}

function Part({ part, currency, href }: { part: BalancePart; currency: string; href: string }) {
  return (
    <tr>
      <th scope="row">
        <Link href={href} prefetch={false}>
          {kindWords[part.kind] ?? part.kind}
        </Link>
      </th>
      <td>{part.inCount === '0' ? null : <Side value={part.in} count={part.inCount} sign="+" />}</td>
      <td>{part.outCount === '0' ? null : <Side value={part.out} count={part.outCount} sign="−" />}</td>
      <td>
        <Amount value={part.net} currency={currency} />
      </td>
    </tr>
  )
}

function Side({ value, count, sign }: { value: string; count: string; sign: string }) {
  return (
    <>
      {sign}
      {group(value)} <span className={styles.count}>× {group(count)}</span>
    </>
  )
}

function Verdict({ explained, currency }: { explained: BalanceExplanation; currency: string }) {
  if (explained.holds) {
    return (
      <p className={styles.good}>
        <strong>It adds up, to the last digit.</strong> The sum of the postings is the balance.
      </p>
    )
  }
  return (
    <p className={styles.bad} role="alert">
      <strong>It does not add up.</strong> The balance differs from the postings by{' '}
      <Amount value={explained.difference} currency={currency} />. Pay nothing out, and have an admin run{' '}
      <code>cage verify</code>.
    </p>
  )
}
