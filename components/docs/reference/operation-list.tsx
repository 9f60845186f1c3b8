import Link from 'next/link'
import { operatorOperations } from '@/lib/reference/operator-operations'
import { walletOperations } from '@/lib/reference/wallet-operations'
import styles from './operation-list.module.css'
import { OperationView } from './operation-view'
import { SandboxKeyHolder } from './sandbox-key'

/** Every call, those that a provider makes first. */
export function OperationList() {
  return (
    <>
      <p className={styles.about}>
        The same as a machine reads it: <a href="/docs/openapi.json">OpenAPI 3.1</a>, made from the contracts
        that validate. Every call carries <code>X-Key-Id</code>, <code>X-Timestamp</code> and{' '}
        <code>X-Signature</code>: see <Link href="/docs/signing">Signing</Link>.
      </p>
      <nav aria-label="Calls" className={styles.index}>
        {[...walletOperations, ...operatorOperations].map(({ id, method, path }) => (
          <a key={id} href={`#${id}`}>
            <span>{method}</span>
            {path.replace('/api', '')}
          </a>
        ))}
      </nav>
      <SandboxKeyHolder>
        <h2 className={styles.door}>The wallet: what a provider calls</h2>
        {walletOperations.map(operation => (
          <OperationView key={operation.id} operation={operation} />
        ))}
        <h2 className={styles.door}>The operator: what the casino&apos;s platform calls</h2>
        <p className={styles.about}>
          Signed the same way, with an operator key. Such a key moves real money, so these calls are not tried
          from a page.
        </p>
        {operatorOperations.map(operation => (
          <OperationView key={operation.id} operation={operation} />
        ))}
      </SandboxKeyHolder>
    </>
  )
}
