'use client'

import { Switch, Tooltip } from '@mantine/core'
import { useDocumentVisibility, useLocalStorage } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { useEffect, useTransition } from 'react'
import styles from './live-switch.module.css'

const every = 2000

/**
 * Asks for the page again every two seconds, while it is seen and the former answer is there. Older pages
 * stand still: what is new belongs on the first one.
 */
export function LiveSwitch({ isFirstPage }: { isFirstPage: boolean }) {
  const [isOn, setIsOn] = useLocalStorage({ key: 'cage.live', defaultValue: true })
  const visibility = useDocumentVisibility()
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const isRunning = isOn && isFirstPage && visibility === 'visible'
  useEffect(() => {
    if (!isRunning || isPending) return
    const timer = setTimeout(() => startTransition(() => router.refresh()), every)
    return () => clearTimeout(timer)
  }, [isRunning, isPending, router])
  return (
    <Tooltip label="Go to the newest entries to follow them live" disabled={isFirstPage} withArrow>
      <div className={styles.live} data-running={isRunning || undefined}>
        <span className={styles.dot} aria-hidden="true" />
        <Switch
          size="sm"
          label="Live"
          labelPosition="left"
          checked={isOn && isFirstPage}
          disabled={!isFirstPage}
          onChange={event => setIsOn(event.currentTarget.checked)}
        />
      </div>
    </Tooltip>
  )
}
