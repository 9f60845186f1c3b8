'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import { verifyNow } from '@/app/(desk)/ledger/proof/actions'
import { useAction } from '@/components/actions/use-action'
import styles from './proof.module.css'

const every = 2000

/** Starts a verification. While one runs the page is asked for again every two seconds. */
export function VerifyButtons({ isRunning }: { isRunning: boolean }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(verifyNow)
  const [isRefreshing, startTransition] = useTransition()
  useEffect(() => {
    if (!isRunning || isRefreshing) return
    const timer = setTimeout(() => startTransition(() => router.refresh()), every)
    return () => clearTimeout(timer)
  }, [isRunning, isRefreshing, router])
  const start = async (kind: 'whole' | 'since') => {
    if (await run(kind)) router.refresh()
  }
  return (
    <div className={styles.buttons}>
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
      {message ? (
        <p role="alert" className={styles.problem}>
          {message}
        </p>
      ) : null}
    </div>
  )
}
