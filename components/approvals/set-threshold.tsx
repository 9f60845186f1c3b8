'use client'

import { Button, Checkbox, NativeSelect, Textarea, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { set } from '@/app/(desk)/thresholds/actions'
import { useAction } from '@/components/actions/use-action'
import resolving from '@/components/resolutions/resolutions.module.css'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import { type HeldAction, heldActions, isInPerCent } from '@/lib/approvals/actions'
import type { ThresholdRow } from '@/lib/approvals/list-thresholds'

type Props = {
  /** The threshold that is changed; without one it is made. */
  row?: ThresholdRow
  against: string | null
}

/** The way to a threshold's next version. */
export function SetThreshold({ row, against }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size={row ? 'compact-xs' : 'xs'}
            variant="default"
            disabled={against !== null}
            aria-label={row ? `Change: ${row.does}, ${row.currency}, ${row.role}` : undefined}
            onClick={() => setIsOpen(true)}
          >
            {row ? 'Change' : 'Add an exception'}
          </Button>
        </span>
      </Tooltip>
      <Dialog
        opened={isOpen}
        onClose={() => setIsOpen(false)}
        title={row ? row.does : 'A threshold for a currency or role'}
      >
        <ThresholdForm row={row} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

const roles = ['support', 'approver', 'finance', 'admin']

function ThresholdForm({ row, onDone }: { row?: ThresholdRow; onDone: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(set)
  const [action, setAction] = useState<HeldAction>((row?.action as HeldAction) ?? 'player.adjust')
  const [currency, setCurrency] = useState(row?.currency ?? '*')
  const [role, setRole] = useState(row?.role ?? '*')
  const [isNever, setIsNever] = useState(row ? row.amount === null : false)
  const [amount, setAmount] = useState(row?.amount ?? '')
  const [reason, setReason] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const given = { action, currency: currency.trim() || '*', role, reason, seen: row?.version ?? 0 }
    if (!(await run({ ...given, amount: isNever ? null : amount.trim() }))) return
    onDone()
    router.refresh()
  }
  return (
    <form className={resolving.form} onSubmit={submit}>
      {row ? null : (
        <>
          <NativeSelect
            label="What"
            value={action}
            onChange={event => setAction(event.currentTarget.value as HeldAction)}
            data={Object.entries(heldActions).map(([value, label]) => ({ value, label }))}
          />
          <TextInput
            label="Currency"
            description={currencyHint(action)}
            value={currency}
            maxLength={10}
            onChange={event => setCurrency(event.currentTarget.value.toUpperCase())}
          />
          <NativeSelect
            label="Role of who asks"
            value={role}
            onChange={event => setRole(event.currentTarget.value)}
            data={[{ value: '*', label: 'any' }, ...roles.map(value => ({ value, label: value }))]}
          />
        </>
      )}
      <TextInput
        label={limitLabel(action, row)}
        inputMode="decimal"
        autoComplete="off"
        disabled={isNever}
        value={amount}
        onChange={event => setAmount(event.currentTarget.value)}
      />
      <Checkbox
        label="Never a second person"
        checked={isNever}
        onChange={event => setIsNever(event.currentTarget.checked)}
      />
      <Textarea
        label="Why"
        required
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Problem message={message} />
      <div className={resolving.foot}>
        <Button type="submit" loading={isPending}>
          Set it as the next version
        </Button>
      </div>
    </form>
  )
}

function limitLabel(action: HeldAction, row?: ThresholdRow): string {
  if (isInPerCent(action)) return 'By more than how many per cent off the day before it takes two people'
  return `Above which amount it takes two people${row ? ` (${row.unit})` : ''}`
}

function currencyHint(action: HeldAction): string {
  return isInPerCent(action) ? '* for any.' : '* for any: the amount is in the base currency then.'
}
