'use client'

import { Loader } from '@mantine/core'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { LinkButton } from '@/components/ui/link-button'
import { Panel } from '@/components/ui/panel'
import { State } from '@/components/ui/state'
import { urlOf } from '@/lib/listing/links'
import type { ReconciliationView } from '@/lib/reconciliation/get'
import styles from './reconciliation.module.css'

/** A run that is under way looks again by itself; one that was refused says why. */
export function RunState({ run }: { run: ReconciliationView }) {
  const isRunning = run.state === 'waiting' || run.state === 'running'
  if (!isRunning)
    return (
      <Panel>
        <State
          kind="error"
          title="The statement was refused"
          action={
            <LinkButton href={urlOf('/reconciliation/new', { provider: run.providerId })}>
              Try again
            </LinkButton>
          }
        >
          {run.reason} Nothing of it was kept.
        </State>
      </Panel>
    )
  return (
    <Panel title="Under way">
      <KeepFresh isUnderWay every={1000} />
      <p className={styles.progress} role="status">
        <Loader size={16} aria-hidden /> The statement {run.progress}. This page looks again by itself; you
        may leave it.
      </p>
    </Panel>
  )
}
