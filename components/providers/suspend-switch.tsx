'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { resume, suspend } from '@/app/(desk)/providers/[id]/network/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/ui/may-button'

type Props = {
  provider: { id: string; name: string; status: string }
  /** Why this person may not, or null. */
  against: string | null
}

/** The kill switch: no new bets of this provider from this moment, and back. */
export function SuspendSwitch({ provider, against }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const isSuspended = provider.status === 'suspended'
  return (
    <>
      <MayButton
        size="xs"
        c={isSuspended ? undefined : 'var(--cage-bad)'}
        label={isSuspended ? 'Let it play again' : 'Suspend'}
        against={against}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? (
        <Question provider={provider} isSuspended={isSuspended} onClose={() => setIsOpen(false)} />
      ) : null}
    </>
  )
}

type QuestionProps = Pick<Props, 'provider'> & { isSuspended: boolean; onClose: () => void }

function Question({ provider: { id, name }, isSuspended, onClose }: QuestionProps) {
  const router = useRouter()
  const { run, isPending, message } = useAction(isSuspended ? resume : suspend)
  const go = async (reason: string) => {
    if (!(await run({ providerId: id, reason }))) return
    onClose()
    router.refresh()
  }
  return (
    <ReasonDialog
      title={isSuspended ? `Let ${name} play again` : `Suspend ${name}`}
      means={
        isSuspended
          ? 'Its bets are taken again from the next call on.'
          : 'From the next call on all its bets are refused with PROVIDER_SUSPENDED. Wins, jackpots and rollbacks of what was played go on, and nobody is signed out.'
      }
      verb={isSuspended ? 'Let it play' : 'Suspend it'}
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
    />
  )
}
