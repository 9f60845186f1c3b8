'use client'

import { NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/providers/may-button'
import { overlapNames, overlaps } from '@/lib/providers/keys/overlaps'
import type { OwnKey } from './own-keys'

/** Hands a key over to a new one: for how long both work is the question. */
export function HandOverOwn({ row }: { row: OwnKey }) {
  const [isOpen, setIsOpen] = useState(false)
  const done = row.state === 'handing-over' ? `It has handed over to ${row.replacedBy} already.` : null
  return (
    <>
      <MayButton
        label="Hand over"
        name={`Hand over ${row.id}`}
        against={done}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <Question row={row} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ row, onClose }: { row: OwnKey; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(row.verbs.handOver)
  const [overlap, setOverlap] = useState<string>('1h')
  const go = async (reason: string) => {
    const made = await run(row.id, overlap, reason)
    if (!made) return
    onClose()
    const { keyId, secret, providerId } = made.value
    row.onMade({ keyId, secret, providerId: providerId ?? '' })
    router.refresh()
  }
  return (
    <ReasonDialog
      title={`Hand over ${row.label ?? row.id}`}
      means="A new key is made and its secret shown once. Until the overlap is over both keys sign calls."
      verb="Hand over"
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
    >
      <NativeSelect
        label="How long the old key goes on"
        value={overlap}
        onChange={event => setOverlap(event.currentTarget.value)}
        data={overlapNames.map(value => ({ value, label: overlaps[value].label }))}
        mb="sm"
      />
    </ReasonDialog>
  )
}
