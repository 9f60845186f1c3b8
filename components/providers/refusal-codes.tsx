import Link from 'next/link'
import { group } from '@/components/ui/amount'
import { Panel } from '@/components/ui/panel'
import { healthMinutes } from '@/lib/reports/health'
import type { RefusalCount } from '@/lib/reports/refusal-counts'
import styles from './providers.module.css'

/** Which codes a provider was answered within the window, each a way to these calls and to what it means. */
export function RefusalCodes({ providerId, codes }: { providerId: string; codes: RefusalCount[] }) {
  return (
    <Panel title={`Refusals, last ${healthMinutes} minutes`} flush={codes.length > 0}>
      {codes.length === 0 ? (
        <p className={styles.quiet}>None.</p>
      ) : (
        <table className={styles.codes} aria-label="Refusals by code">
          <tbody>
            {codes.map(({ code, count }) => (
              <tr key={code}>
                <th scope="row">
                  <Link href={`/requests?provider=${providerId}&code=${code}&window=15m`} prefetch={false}>
                    <code>{code}</code>
                  </Link>
                </th>
                <td>
                  <Link href={`/docs/errors#${code}`} prefetch={false} aria-label={`what it means: ${code}`}>
                    what it means
                  </Link>
                </td>
                <td>{group(count)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </Panel>
  )
}
