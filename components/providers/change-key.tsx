'use client'

import { TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/ui/may-button'
import type { KeyVerbs } from './key-verbs'
import type { KeyOnDesk } from './keys-table'

type Props = { row: KeyOnDesk; change: NonNullable<KeyVerbs['change']> }

/** A key's name and its own rate limit. */
export function ChangeKey({ row, change }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MayButton
        label="Change"
        name={`Change ${row.id}`}
        against={row.against}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <Question row={row} change={change} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ row, change, onClose }: Props & { onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(change)
  const [label, setLabel] = useState(row.label ?? '')
  const [rateLimit, setRateLimit] = useState(row.rateLimit === null ? '' : `${row.rateLimit}`)
  const go = async (reason: string) => {
    if (!(await run({ keyId: row.id, label: label.trim(), rateLimit: rateLimit.trim(), reason }))) return
    onClose()
    router.refresh()
  }
  const isLimit = /^([1-9][0-9]{0,6})?$/.test(rateLimit.trim())
  return (
    <ReasonDialog
      title={`Change ${row.label ?? row.id}`}
      means="The limit counts within a second: bets beyond it are refused with RATE_LIMITED and repeated by the studio. Wins and rollbacks are never limited."
      verb="Change it"
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
      isReady={isLimit}
    >
      <TextInput
        label="Label"
        value={label}
        onChange={event => setLabel(event.currentTarget.value)}
        maxLength={100}
        mb="sm"
      />
      <TextInput
        label="Debits a second"
        description="Left empty the provider's own limit counts."
        value={rateLimit}
        onChange={event => setRateLimit(event.currentTarget.value)}
        inputMode="numeric"
        error={isLimit ? null : 'A whole number, 1 to 1000000'}
        mb="sm"
      />
    </ReasonDialog>
  )
}
