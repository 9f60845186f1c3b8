import Link from 'next/link'
import { Panel } from '@/components/ui/panel'
import { providerPath } from '@/lib/providers/path'
import type { BearingPolicy } from '@/lib/rounds/policies-bearing'
import styles from './round.module.css'

type Props = { policies: BearingPolicy[]; providerId: string }

/** The provider's policies that decided something in this round, and what. */
export function BearingPolicies({ policies, providerId }: Props) {
  return (
    <Panel title="Policies that decided here" id="policies" flush>
      {policies.length === 0 ? (
        <p className={styles.none}>None: nothing out of the ordinary was to be decided.</p>
      ) : (
        <ul className={styles.policies}>
          {policies.map(one => (
            <li key={`${one.key} ${one.version} ${one.did}`}>
              <div className={styles.policyHead}>
                <code>{one.key}</code> = <code className={styles.policyValue}>{one.value}</code>
                <Link
                  className={styles.version}
                  href={`${providerPath(providerId)}/policies#v${one.version}`}
                  prefetch={false}
                >
                  version {one.version}
                </Link>
              </div>
              <p>{one.means}</p>
              <p className={styles.did}>{one.did}</p>
            </li>
          ))}
        </ul>
      )}
    </Panel>
  )
}
