import { Amount } from '@/components/ui/amount'
import type { PostedEntry } from '@/lib/resolutions/posted'
import type { Preview } from '@/lib/resolutions/preview'
import type { Standing } from '@/lib/resolutions/standing'
import styles from './preview.module.css'

/** What a resolution posts: wallet and round before and after, and every posting. */
export function PreviewView({ preview }: { preview: Preview }) {
  const { before, after, posted, retry } = preview
  return (
    <div className={styles.view}>
      <Change before={before} after={after} />
      {posted.length > 0 ? <Postings posted={posted} /> : null}
      {after && retry.length > 0 ? (
        <div>
          <p className={styles.heading}>What the provider meets afterwards</p>
          <ul className={styles.retry}>
            {retry.map(line => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ) : null}
    </div>
  )
}

function Change({ before, after }: { before: Standing; after: Standing | null }) {
  return (
    <dl className={styles.standing}>
      <dt>Balance</dt>
      <dd>
        <Amount value={before.balance} currency={before.currency} />
        {after ? (
          <>
            <span aria-hidden="true">→</span>
            <strong>
              <Amount value={after.balance} currency={after.currency} />
            </strong>
          </>
        ) : null}
      </dd>
      {before.round ? (
        <>
          <dt>Round</dt>
          <dd>
            <span>{roundWords(before)}</span>
            {after ? (
              <>
                <span aria-hidden="true">→</span>
                <strong>{roundWords(after)}</strong>
              </>
            ) : null}
          </dd>
        </>
      ) : null}
    </dl>
  )
}

function Postings({ posted }: { posted: PostedEntry[] }) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <section className={styles.frame} aria-label="Postings" tabIndex={0}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Transaction</th>
            <th scope="col">From</th>
            <th scope="col">To</th>
            <th scope="col" data-align="end">
              Amount
            </th>
            <th scope="col" data-align="end">
              In base
            </th>
            <th scope="col" data-align="end">
              Balance after
            </th>
          </tr>
        </thead>
        <tbody>
          {posted.map(entry => (
            <tr key={entry.id}>
              <td>
                {entry.reverses ? 'rollback of' : [entry.kind, entry.type].filter(Boolean).join(', ')}
                {entry.reverses ? <span className={styles.id}>{entry.reverses}</span> : null}
              </td>
              {entry.posting ? <Move {...entry.posting} currency={entry.currency} /> : <Stands />}
              <td data-align="end">
                <Amount value={entry.balanceAfter} currency={entry.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}

function Move(move: NonNullable<PostedEntry['posting']> & { currency: string }) {
  return (
    <>
      <td>{move.from}</td>
      <td>{move.to}</td>
      <td data-align="end">
        <Amount value={move.amount} currency={move.currency} />
      </td>
      <td data-align="end">
        <Amount value={move.baseAmount} currency={move.baseCurrency} muted />
      </td>
    </>
  )
}

function Stands() {
  return (
    <td colSpan={4} className={styles.dim}>
      moves no money
    </td>
  )
}

function roundWords({ round, currency }: Standing): string {
  if (!round) return ''
  return `${round.status}, stake ${round.stake}, win ${round.win} ${currency}`
}
