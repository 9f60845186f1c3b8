'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/ui/may-button'
import styles from './keys.module.css'
import type { KeyOnDesk } from './keys-table'

/** Ends a key at once. */
export function RevokeKey({ row }: { row: KeyOnDesk }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MayButton
        label="Revoke"
        name={`Revoke ${row.id}`}
        against={row.against}
        onClick={() => setIsOpen(true)}
      />
      {isOpen ? <Question row={row} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ row, onClose }: { row: KeyOnDesk; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(row.verbs.revoke)
  const go = async (reason: string) => {
    if (!(await run({ keyId: row.id, reason }))) return
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
    >
      {row.others === 0 ? (
        <p className={styles.strong} role="note">
          This is the only live key of {row.providerId}. Until there is another, none of its calls are taken:
          no bets, and no wins or rollbacks either.
        </p>
      ) : null}
    </ReasonDialog>
  )
}
