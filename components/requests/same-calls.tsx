import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { Time } from '@/components/ui/time'
import type { SameCall } from '@/lib/requests/list-same'
import styles from './call.module.css'
import { DifferenceList } from './difference-list'
import { StatusCode } from './status-code'
import { VerdictTag } from './verdict-tag'

/** The other calls with the same transaction id, and what each has otherwise than this one. */
export function SameCalls({ calls, path = '/requests' }: { calls: SameCall[]; path?: string }) {
  return (
    <Panel title="Other calls with this transaction id" aside={`${calls.length}`} flush>
      {calls.length === 0 ? (
        <p className={styles.none}>None: it came once.</p>
      ) : (
        <ol className={styles.others}>
          {calls.map(({ call, differs }) => (
            <li key={call.id} className={styles.other}>
              <Link href={`${path}/${call.id}`} prefetch={false}>
                <Time at={call.at} />
              </Link>
              <span>{call.endpoint}</span>
              <VerdictTag verdict={call.verdict} />
              <StatusCode status={call.status} />
              <DifferenceList differs={differs} />
            </li>
          ))}
        </ol>
      )}
    </Panel>
  )
}
