'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { verifyNow } from '@/app/(desk)/ledger/proof/actions'
import { useAction } from '@/components/actions/use-action'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { Problem } from '@/components/ui/problem'
import styles from './proof.module.css'

/** Starts a verification. While one runs the page is asked for again every two seconds. */
export function VerifyButtons({ isRunning }: { isRunning: boolean }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(verifyNow)
  const start = async (kind: 'whole' | 'since') => {
    if (await run(kind)) router.refresh()
  }
  return (
    <div className={styles.buttons}>
      <KeepFresh isUnderWay={isRunning} />
      <Button size="xs" loading={isPending} disabled={isRunning} onClick={() => start('since')}>
        Verify now
      </Button>
      <Button
        size="xs"
        variant="default"
        disabled={isRunning || isPending}
        title="From the first transaction on: takes longer"
        onClick={() => start('whole')}
      >
        Verify everything
      </Button>
      <Problem message={message} />
    </div>
  )
}
