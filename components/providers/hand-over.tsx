'use client'

import { Checkbox, NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/ui/may-button'
import { type Overlap, overlapNames, overlaps } from '@/lib/providers/keys/overlaps'
import styles from './keys.module.css'
import type { KeyOnDesk } from './keys-table'

/** Hands a key over to a new one: for how long both work is the question. */
export function HandOver({ row }: { row: KeyOnDesk }) {
  const [isOpen, setIsOpen] = useState(false)
  const done = row.state === 'handing-over' ? `It has handed over to ${row.replacedBy} already.` : null
  return (
    <>
      <MayButton
        label="Hand over"
        name={`Hand over ${row.id}`}
        against={row.against ?? done}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <Question row={row} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ row, onClose }: { row: KeyOnDesk; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(row.verbs.handOver)
  const [overlap, setOverlap] = useState<Overlap>('24h')
  const [isForced, setIsForced] = useState(false)
  const go = async (reason: string) => {
    const made = await run({ keyId: row.id, overlap, force: isForced, reason })
    if (!made) return
    onClose()
    const { keyId, secret } = made.value
    row.onMade({ keyId, secret, providerId: row.providerId ?? '' })
    router.refresh()
  }
  return (
    <ReasonDialog
      title={`Hand over ${row.label ?? row.id}`}
      means="A new key is made and its secret shown once. Until the overlap is over both keys sign calls, so that the studio can change over without losing one."
      verb="Hand over"
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
    >
      <NativeSelect
        label="How long the old key goes on"
        value={overlap}
        onChange={event => setOverlap(event.currentTarget.value as Overlap)}
        data={overlapNames.map(value => ({ value, label: overlaps[value].label }))}
        mb="sm"
      />
      {overlap === '0' ? (
        <p className={styles.strong} role="note">
          Every call of the studio is refused from this moment until it uses the new key.
        </p>
      ) : null}
      {row.others > 0 && row.replaces ? (
        <Checkbox
          label="Also where the key before it still works: that one ends at once"
          checked={isForced}
          onChange={event => setIsForced(event.currentTarget.checked)}
          mb="sm"
        />
      ) : null}
    </ReasonDialog>
  )
}
