'use client'

import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { end } from '@/app/(desk)/providers/[id]/network/actions'
import { useAction } from '@/components/actions/use-action'
import { ReasonDialog } from '@/components/players/reason-dialog'
import { MayButton } from '@/components/ui/may-button'
import type { MaintenanceRow } from '@/lib/providers/maintenance/list'

type Props = { row: MaintenanceRow & { against: string | null } }

/** Ends maintenance that is open, or calls off what has not begun. */
export function EndMaintenance({ row }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  if (row.state !== 'open' && row.state !== 'planned') return null
  const label = row.state === 'open' ? 'End now' : 'Call off'
  return (
    <>
      <MayButton label={label} against={row.against} onClick={() => setIsOpen(true)} />
      {isOpen ? <Question row={row} verb={label} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Question({ row, verb, onClose }: Props & { verb: string; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(end)
  const go = async (reason: string) => {
    if (!(await run({ id: row.id, reason }))) return
    onClose()
    router.refresh()
  }
  return (
    <ReasonDialog
      title={row.state === 'open' ? 'End the maintenance' : 'Call the maintenance off'}
      means={
        row.state === 'open'
          ? 'Bets are taken again from the next call on.'
          : 'It will not begin. It stays in the list as called off.'
      }
      verb={verb}
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={go}
    />
  )
}
