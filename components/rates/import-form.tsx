'use client'

import { Button, Input, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { lookAtFile, setFile } from '@/app/(desk)/rates/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import type { SheetOffer, SheetOutcome } from '@/lib/fx/put'
import { fileMax } from '@/lib/fx/sheet'
import { ConfirmSheet } from './confirm-sheet'
import styles from './rates.module.css'
import { SheetDone } from './sheet-done'

type Props = { against: string | null; from: string; today: string }

/** A file of rates: chosen, looked at, confirmed. Nothing of it counts before. */
export function ImportForm({ against, from: yearAgo, today }: Props) {
  const router = useRouter()
  const [file, setChosen] = useState<File | null>(null)
  const [from, setFrom] = useState(yearAgo)
  const [offer, setOffer] = useState<SheetOffer | null>(null)
  const [outcome, setOutcome] = useState<SheetOutcome | null>(null)
  const [tooLarge, setTooLarge] = useState<string | null>(null)
  const look = useAction(lookAtFile)
  const set = useAction(setFile)
  const sent = (more = {}) => formOf(file!, { from, ...more })
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setOutcome(null)
    // Said here already: the server would cut it off before it could say anything.
    const isTooLarge = file !== null && file.size > fileMax
    setTooLarge(isTooLarge ? 'The file is larger than 16 MB: nothing of it was read.' : null)
    if (file && !isTooLarge) setOffer((await look.run(sent()))?.value ?? null)
  }
  const confirm = async (reason: string) => {
    const done = await set.run(sent({ formId: offer!.formId, basis: offer!.basis, reason }))
    if (!done) return
    setOutcome(done.value)
    setOffer(null)
    setChosen(null)
    router.refresh()
  }
  if (offer)
    return (
      <Panel title={`What ${offer.fileName ?? 'it'} would set`}>
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
      </Panel>
    )
  return (
    <Panel title="A file">
      <form className={styles.form} onSubmit={submit}>
        {outcome ? <SheetDone outcome={outcome} /> : null}
        <FileFields
          isShut={against !== null}
          from={from}
          today={today}
          onFile={chosen => {
            setChosen(chosen)
            setTooLarge(null)
            look.clear()
          }}
          onFrom={setFrom}
        />
        <Problem message={tooLarge ?? look.message ?? against} />
        <div>
          <Button type="submit" loading={look.isPending} disabled={against !== null || !file}>
            Look at it
          </Button>
        </div>
      </form>
    </Panel>
  )
}

function formOf(file: File, facts: Record<string, string>): FormData {
  const form = new FormData()
  form.set('file', file)
  for (const [name, value] of Object.entries(facts)) form.set(name, value)
  return form
}

type FieldProps = {
  isShut: boolean
  from: string
  today: string
  onFile: (file: File | null) => void
  onFrom: (day: string) => void
}

function FileFields({ isShut, from, today, onFile, onFrom }: FieldProps) {
  return (
    <>
      <Input.Wrapper
        label="File"
        description="XML of the European Central Bank, or CSV; at most 16 MB."
        id="rates-file"
      >
        <input
          id="rates-file"
          type="file"
          className={styles.file}
          accept=".xml,.csv,text/csv,application/xml,text/xml"
          disabled={isShut}
          onChange={event => onFile(event.currentTarget.files?.[0] ?? null)}
        />
      </Input.Wrapper>
      <TextInput
        label="Leave out days before"
        description="Rates of long ago are of no use to a bet; empty for all that the file has."
        type="date"
        max={today}
        maw={220}
        value={from}
        disabled={isShut}
        onChange={event => onFrom(event.currentTarget.value)}
      />
    </>
  )
}
