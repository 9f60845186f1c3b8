'use client'

import { Button } from '@mantine/core'
import Link from 'next/link'
import type { Outcome } from '@/lib/resolutions/done'
import styles from './resolutions.module.css'

/** The last step: what the server did, and where it is to be seen. */
export function OutcomeView({ outcome, onClose }: { outcome: Outcome; onClose: () => void }) {
  return (
    <div className={styles.form}>
      {outcome.state === 'done' ? <Done outcome={outcome} /> : <Held approvalId={outcome.approvalId} />}
      <div className={styles.foot}>
        <Button onClick={onClose} data-autofocus>
          Close
        </Button>
      </div>
    </div>
  )
}

function Done({ outcome }: { outcome: Extract<Outcome, { state: 'done' }> }) {
  const { playerId, transactionIds } = outcome
  return (
    <>
      <p role="status" className={styles.done}>
        Done. It is in the ledger.
      </p>
      <div className={styles.links}>
        {transactionIds.map((id, index) => (
          <Link key={id} href={`/players/${encodeURIComponent(playerId)}?entry=${id}`} prefetch={false}>
            {transactionIds.length > 1 ? `Ledger entry ${index + 1}` : 'The ledger entry'}
          </Link>
        ))}
      </div>
    </>
  )
}

function Held({ approvalId }: { approvalId: string }) {
  return (
    <>
      <p role="status" className={styles.warning}>
        It waits for a second person. Nothing is posted until somebody else approves it.
      </p>
      <div className={styles.links}>
        <Link href={`/approvals/${approvalId}`} prefetch={false}>
          See what waits
        </Link>
      </div>
    </>
  )
}
