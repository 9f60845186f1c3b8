'use client'

import { Button, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { lookAtRate, setRate } from '@/app/(desk)/rates/actions'
import { useAction } from '@/components/actions/use-action'
import resolving from '@/components/resolutions/resolutions.module.css'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import type { SheetOffer, SheetOutcome } from '@/lib/fx/put'
import { ConfirmSheet } from './confirm-sheet'
import styles from './rates.module.css'
import { SheetDone } from './sheet-done'

type Props = {
  /** Why this person may not, or null. */
  against: string | null
  baseCurrency: string
  today: string
  currency?: string
}

/** The way to a rate by hand. */
export function SetRate(props: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const { against } = props
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button size="xs" disabled={against !== null} onClick={() => setIsOpen(true)}>
            Set a rate
          </Button>
        </span>
      </Tooltip>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Set a rate" size="xl">
        <Steps {...props} onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function Steps({ today, currency = '', baseCurrency, onClose }: Props & { onClose: () => void }) {
  const router = useRouter()
  const [form, setForm] = useState({ day: today, currency, rate: '', source: 'manual' })
  const [offer, setOffer] = useState<SheetOffer | null>(null)
  const [outcome, setOutcome] = useState<SheetOutcome | null>(null)
  const look = useAction(lookAtRate)
  const set = useAction(setRate)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setOffer((await look.run(form))?.value ?? null)
  }
  const confirm = async (reason: string) => {
    const { formId, basis } = offer!
    const done = await set.run({ ...form, formId, basis, reason })
    if (!done) return
    setOutcome(done.value)
    router.refresh()
  }
  if (outcome)
    return (
      <div className={resolving.form}>
        <SheetDone outcome={outcome} />
        <div className={resolving.foot}>
          <Button onClick={onClose}>Close</Button>
        </div>
      </div>
    )
  if (offer)
    return (
      <ConfirmSheet
        offer={offer}
        isPending={set.isPending}
        message={set.message}
        onBack={() => {
          set.clear()
          setOffer(null)
        }}
        onConfirm={confirm}
      />
    )
  return (
    <form className={styles.form} onSubmit={submit}>
      <RateFields form={form} today={today} baseCurrency={baseCurrency} onChange={setForm} />
      <Problem message={look.message} />
      <div className={resolving.foot}>
        <Button type="submit" loading={look.isPending}>
          Look at it
        </Button>
      </div>
    </form>
  )
}

type Fields = { day: string; currency: string; rate: string; source: string }
type FieldProps = {
  form: Fields
  today: string
  baseCurrency: string
  onChange: (form: Fields) => void
}

function RateFields({ form, today, baseCurrency, onChange }: FieldProps) {
  const change = (field: keyof Fields) => (event: { currentTarget: { value: string } }) =>
    onChange({ ...form, [field]: event.currentTarget.value })
  return (
    <>
      <div className={styles.pair}>
        <TextInput
          label="Day (UTC)"
          type="date"
          required
          max={today}
          value={form.day}
          onChange={change('day')}
        />
        <TextInput
          label="Currency"
          placeholder="USD"
          required
          maxLength={10}
          autoComplete="off"
          value={form.currency}
          onChange={event => onChange({ ...form, currency: event.currentTarget.value.toUpperCase() })}
        />
      </div>
      <TextInput
        label="Rate"
        description={`${baseCurrency} per unit of the currency, such as 0.92: amounts are only ever multiplied by it.`}
        required
        inputMode="decimal"
        autoComplete="off"
        maxLength={60}
        value={form.rate}
        onChange={change('rate')}
      />
      <TextInput
        label="Source"
        description="Stands on every posting that takes the rate."
        required
        maxLength={100}
        value={form.source}
        onChange={change('source')}
      />
    </>
  )
}
