'use client'

import { TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { plan } from '@/app/(desk)/providers/[id]/network/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/ui/may-button'
import styles from './network.module.css'

type Props = { providerId: string; against: string | null }

/** Plans a time without new bets. */
export function PlanMaintenance({ providerId, against }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MayButton size="xs" label="Plan maintenance" against={against} onClick={() => setIsOpen(true)} />
      {isOpen ? <Question providerId={providerId} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ providerId, onClose }: { providerId: string; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(plan)
  const [from, setFrom] = useState(() => minuteOf(0))
  const [to, setTo] = useState(() => minuteOf(60))
  const go = async (reason: string) => {
    if (!(await run({ providerId, from, to, reason }))) return
    onClose()
    router.refresh()
  }
  return (
    <ReasonDialog
      title="Plan maintenance"
      means="No new bets from the first minute until before the last; wins and rollbacks pass. Both times are UTC, at most 31 days apart."
      verb="Plan it"
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
      isReady={from !== '' && to !== ''}
    >
      <div className={styles.moments}>
        <TextInput
          type="datetime-local"
          label="From (UTC)"
          value={from}
          onChange={event => setFrom(event.currentTarget.value)}
          required
        />
        <TextInput
          type="datetime-local"
          label="Until (UTC)"
          value={to}
          onChange={event => setTo(event.currentTarget.value)}
          error={from !== '' && to !== '' && to <= from ? 'It ends after it begins' : null}
          required
        />
      </div>
    </ReasonDialog>
  )
}

/** The minute so many minutes from now, as a field for a local time has it, but in UTC. */
function minuteOf(minutes: number): string {
  return new Date(Date.now() + minutes * 60_000).toISOString().slice(0, 16)
}
