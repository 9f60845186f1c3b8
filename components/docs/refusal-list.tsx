import Link from 'next/link'
import { Copyable } from '@/components/ui/copyable'
import { Tag } from '@/components/ui/tag'
import styles from './refusal-list.module.css'

export type RefusalEntry = {
  code: string
  status: number
  retryable: boolean
  message: string
  happened: string
  mend: string
  /** The calls that may be answered so; empty where it is all of them. */
  calls: { id: string; path: string }[]
}

/** Every refusal code, each under an anchor of its own name: answers link to it. */
export function RefusalList({ entries }: { entries: RefusalEntry[] }) {
  return (
    <div className={styles.page}>
      <nav aria-label="Codes" className={styles.index}>
        <ul>
          {entries.map(entry => (
            <li key={entry.code}>
              <a href={`#${entry.code}`}>{entry.code}</a>
              <span>{entry.status}</span>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles.list}>
        {entries.map(entry => (
          <article
            key={entry.code}
            id={entry.code}
            className={styles.entry}
            aria-labelledby={`${entry.code}-title`}
          >
            <header className={styles.head}>
              <h2 id={`${entry.code}-title`} className={styles.code}>
                <Copyable value={entry.code} what="code">
                  {entry.code}
                </Copyable>
              </h2>
              <Tag>HTTP {entry.status}</Tag>
              <Tag tone={entry.retryable ? 'info' : 'quiet'}>
                {entry.retryable ? 'repeat the same call' : 'do not repeat'}
              </Tag>
            </header>
            <p className={styles.message}>{entry.message}</p>
            <dl className={styles.words}>
              <dt>What happened</dt>
              <dd>{entry.happened}</dd>
              <dt>What to do</dt>
              <dd>
                {entry.mend}
                {entry.code === 'INVALID_SIGNATURE' ? (
                  <>
                    {' '}
                    The <Link href="/docs/debugger">debugger</Link> shows where a signature departs.
                  </>
                ) : null}
              </dd>
              <dt>Answered by</dt>
              <dd className={styles.calls}>
                {entry.calls.length === 0 ? 'every call' : null}
                {entry.calls.map(({ id, path }) => (
                  <Link key={id} href={`/docs/reference#${id}`}>
                    {path}
                  </Link>
                ))}
              </dd>
            </dl>
          </article>
        ))}
      </div>
    </div>
  )
}
