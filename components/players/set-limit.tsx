'use client'

import { Button, Checkbox, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { changeLimit } from '@/app/(desk)/players/actions'
import { useAction } from '@/components/actions/use-action'
import type { LimitRow } from '@/lib/players/list-limits'
import { ReasonDialog } from './reason-dialog'
import { limitWords, periodWords } from './words'

type Props = { row: LimitRow & { playerId: string; against: string | null } }

/** Sets one limit, or takes it away. */
export function SetLimit({ row }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const name = `${limitWords[row.kind]} ${periodWords[row.period]}`
  const verb = row.amount === null ? 'Set' : 'Change'
  return (
    <>
      <Tooltip label={row.against} disabled={row.against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={row.against !== null}
            aria-label={`${verb} the limit: ${name}`}
            onClick={() => setIsOpen(true)}
          >
            {verb}
          </Button>
        </span>
      </Tooltip>
      {isOpen ? <Dialog row={row} name={name} onClose={() => setIsOpen(false)} /> : null}
    </>
  )
}

function Dialog({ row, name, onClose }: Props & { name: string; onClose: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(changeLimit)
  const [amount, setAmount] = useState(row.amount ?? '')
  const [isTakenAway, setIsTakenAway] = useState(false)
  const { playerId, kind, period } = row
  const confirm = async (reason: string) => {
    const form = { playerId, kind, period, amount: isTakenAway ? null : amount.trim(), reason }
    if (!(await run(form))) return
    onClose()
    router.refresh()
  }
  const isAmount = /^(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?$/.test(amount.trim())
  return (
    <ReasonDialog
      title={`Limit: ${name.toLowerCase()}`}
      means={
        row.amount === null
          ? 'There is no such limit now. It counts at once.'
          : 'Less than now counts at once. More than now, or none, counts after 24 hours; what is waiting already is withdrawn.'
      }
      verb={isTakenAway ? 'Take away' : 'Set limit'}
      isPending={isPending}
      message={message}
      onClose={onClose}
      onConfirm={confirm}
      isReady={isTakenAway || isAmount}
    >
      <TextInput
        label={`Amount in ${row.currency}`}
        value={amount}
        onChange={event => setAmount(event.currentTarget.value)}
        inputMode="decimal"
        disabled={isTakenAway}
        error={amount !== '' && !isAmount && !isTakenAway ? 'Digits and a point, such as 50.00' : null}
        maxLength={39}
        mb="sm"
      />
      {row.amount === null ? null : (
        <Checkbox
          label="No such limit any more"
          checked={isTakenAway}
          onChange={event => setIsTakenAway(event.currentTarget.checked)}
          mb="sm"
        />
      )}
    </ReasonDialog>
  )
}
