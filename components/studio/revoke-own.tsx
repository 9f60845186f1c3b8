'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/providers/may-button'
import type { OwnKey } from './own-keys'

/** Ends a key at once. */
export function RevokeOwn({ row }: { row: OwnKey }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MayButton label="Revoke" name={`Revoke ${row.id}`} against={null} onClick={() => setIsOpen(true)} />
      {isOpen ? <Question row={row} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ row, onClose }: { row: OwnKey; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(row.verbs.revoke)
  const go = async (reason: string) => {
    if (!(await run(row.id, reason))) return
    onClose()
    router.refresh()
  }
  const used = row.lastUsedAt
    ? `It was last used on ${row.lastUsedAt.slice(0, 16).replace('T', ' at ')} UTC.`
    : 'Nobody has called with it yet.'
  return (
    <ReasonDialog
      title={`Revoke ${row.label ?? row.id}`}
      means={`Calls signed with it are refused from this moment, for good. ${used}`}
      verb="Revoke it"
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
    />
  )
}
