import Link from 'next/link'
import { Copyable } from '@/components/ui/copyable'
import type { LoggedCall } from '@/lib/wire/call'
import { curlOf } from '@/lib/wire/curl'
import styles from './call.module.css'
import { CopyCurl } from './copy-curl'

/** How a call was signed and where it came from, in one line, with the way to its page and to curl. */
export function CallFacts({ call }: { call: LoggedCall }) {
  const facts = [
    ['X-Key-Id', call.keyId],
    ['X-Timestamp', call.signedAt],
    ['X-Signature', call.signature],
    ['Trace', call.traceId],
    ['From', call.address],
    ['Request id', call.id],
  ] as const
  return (
    <div className={styles.facts}>
      <dl className={styles.headers}>
        {facts.map(([name, value]) =>
          value ? (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <Copyable value={value} what={name} max={36} />
              </dd>
            </div>
          ) : null,
        )}
      </dl>
      <span className={styles.ways}>
        <Link href={`/requests/${call.id}`} prefetch={false}>
          This call’s page
        </Link>
        <CopyCurl command={curlOf(call)} />
      </span>
    </div>
  )
}
