'use client'

import { Button, TagsInput, Textarea, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { change } from '@/app/(desk)/providers/actions'
import { useAction } from '@/components/actions/use-action'
import resolving from '@/components/resolutions/resolutions.module.css'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import type { FactsForm } from '@/lib/providers/change'
import type { ProviderFacts } from '@/lib/providers/get-facts'
import { currencyCodes } from './currency-codes'

/** The way to change what is said of a provider; who may not sees why. */
export function EditFacts({ facts, against }: { facts: ProviderFacts; against: string | null }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button
            size="compact-xs"
            variant="default"
            disabled={against !== null}
            onClick={() => setIsOpen(true)}
          >
            Edit
          </Button>
        </span>
      </Tooltip>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title={`Change ${facts.name}`}>
        <Form facts={facts} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function Form({ facts, onDone }: { facts: ProviderFacts; onDone: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(change)
  const seen: FactsForm = {
    name: facts.name,
    currencies: facts.currencies,
    timeout: facts.timeoutMs,
    peak: facts.expectedPeak ?? '',
    stuckAfter: facts.stuckAfterMinutes,
  }
  const [asked, setAsked] = useState(seen)
  const [reason, setReason] = useState('')
  const set = (part: Partial<FactsForm>) => setAsked(known => ({ ...known, ...part }))
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run({ providerId: facts.id, seen, facts: asked, reason }))) return
    onDone()
    router.refresh()
  }
  return (
    <form className={resolving.form} onSubmit={submit}>
      <Fields asked={asked} set={set} />
      <Textarea
        label="Why"
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={event => setReason(event.currentTarget.value)}
      />
      <Problem message={message} />
      <div className={resolving.foot}>
        <Button type="submit" loading={isPending}>
          Change
        </Button>
      </div>
    </form>
  )
}

type FieldsProps = { asked: FactsForm; set: (part: Partial<FactsForm>) => void }

function Fields({ asked, set }: FieldsProps) {
  return (
    <>
      <TextInput
        label="Name"
        required
        maxLength={200}
        value={asked.name}
        onChange={event => set({ name: event.currentTarget.value })}
      />
      <TagsInput
        label="Currencies"
        description="Its games are played in these; none: in all. Sessions that are open stay open."
        data={currencyCodes()}
        limit={20}
        maxTags={100}
        value={asked.currencies}
        onChange={currencies => set({ currencies: currencies.map(code => code.toUpperCase()) })}
      />
      <TextInput
        label="Time-out, ms"
        inputMode="numeric"
        required
        maxLength={6}
        value={asked.timeout}
        onChange={event => set({ timeout: event.currentTarget.value })}
      />
      <TextInput
        label="Expected peak, calls a second"
        description="Empty: not said."
        inputMode="numeric"
        maxLength={7}
        value={asked.peak}
        onChange={event => set({ peak: event.currentTarget.value })}
      />
      <TextInput
        label="A round is stuck after, minutes"
        inputMode="numeric"
        required
        maxLength={5}
        value={asked.stuckAfter}
        onChange={event => set({ stuckAfter: event.currentTarget.value })}
      />
    </>
  )
}
