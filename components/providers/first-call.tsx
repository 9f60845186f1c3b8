import Link from 'next/link'
import { verdictWords } from '@/components/requests/verdict-tag'
import type { RequestRow } from '@/lib/requests/list'
import styles from './first-call.module.css'

/** Whether a provider's first signed call has come, and what became of it. `rows`: its newest calls. */
export function FirstCall({ rows }: { rows: RequestRow[] }) {
  const signed = rows.find(row => row.verdict !== 'signature')
  if (signed) {
    const words = verdictWords[signed.verdict]
    return (
      <div className={styles.waiting} data-tone="good" role="status">
        <span className={styles.dot} aria-hidden="true" />
        <div>
          <h2>Its signature holds</h2>
          <p>
            The newest signed call:{' '}
            <Link href={`/requests/${signed.id}`} prefetch={false}>
              {signed.endpoint}
            </Link>
            , {signed.code ? <code>{signed.code}</code> : (words?.label ?? signed.verdict).toLowerCase()}.{' '}
            {signed.code ? 'A refusal is an answer too: the key and the signature are right.' : words?.means}
          </p>
        </div>
      </div>
    )
  }
  const [failed] = rows
  return (
    <div className={styles.waiting} data-tone={failed ? 'bad' : undefined} role="status">
      <span className={styles.dot} aria-hidden="true" />
      <div>
        <h2>{failed ? 'It calls, and its signature does not hold' : 'Waiting for its first signed call'}</h2>
        <p>
          {failed ? (
            <>
              The newest call was answered <code>{failed.code}</code>:{' '}
              <Link href={`/docs/errors#${failed.code}`} prefetch={false}>
                what it means and how to mend it
              </Link>
              .
            </>
          ) : (
            'This page looks again every two seconds.'
          )}{' '}
          A call with a key id that Cage does not know belongs to nobody: it stands{' '}
          <Link href="/requests?verdict=signature" prefetch={false}>
            among all calls
          </Link>
          .
        </p>
      </div>
    </div>
  )
}
