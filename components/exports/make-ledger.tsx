'use client'

import { Button, NativeSelect, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { askForExport } from '@/app/(desk)/exports/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { MayButton } from '@/components/ui/may-button'
import { Problem } from '@/components/ui/problem'
import type { LedgerKind } from '@/lib/exports/kinds'
import styles from './exports.module.css'
import { type Chosen, FormChoice } from './form-choice'

type Props = {
  against: string | null
  /** The words there are of each. */
  words: { kind: readonly string[]; account: readonly string[]; outcome: readonly string[] }
}

/** Exports the ledger of the whole casino, or what of it is asked for. */
export function MakeLedger({ against, words }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <MayButton
        size="xs"
        variant="filled"
        label="Export the ledger"
        against={against}
        onClick={() => setIsOpen(true)}
      />
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Export the ledger">
        <LedgerForm words={words} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function LedgerForm({ words, onDone }: Pick<Props, 'words'> & { onDone: () => void }) {
  const router = useRouter()
  const [what, setWhat] = useState<LedgerKind>('postings')
  const [chosen, setChosen] = useState<Chosen>({ form: 'csv', bom: false })
  const { run, isPending, message } = useAction(askForExport)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const given = [...new FormData(event.currentTarget)].map(([name, value]) => [name, `${value}`.trim()])
    const asked = Object.fromEntries(given.filter(([, value]) => value))
    if (!(await run({ kind: what, asked, ...chosen }))) return
    onDone()
    router.refresh()
  }
  return (
    <form className={styles.dialog} onSubmit={submit}>
      <NativeSelect
        label="What"
        value={what}
        onChange={event => setWhat(event.currentTarget.value as LedgerKind)}
        data={[
          { value: 'postings', label: 'Postings: what moved' },
          { value: 'transactions', label: 'Transactions: what was asked, refusals included' },
        ]}
      />
      <div className={styles.fields}>
        <TextInput type="date" name="from" label="From day" />
        <TextInput type="date" name="to" label="To day" />
        <TextInput name="provider" label="Provider" maxLength={63} />
        <TextInput name="currency" label="Currency" maxLength={10} />
        <TextInput name="player" label="Player" maxLength={255} />
        <NativeSelect name="kind" label="Kind" data={['', ...words.kind]} />
        {what === 'postings' ? (
          <NativeSelect name="account" label="Account" data={['', ...words.account]} />
        ) : (
          <NativeSelect name="outcome" label="Outcome" data={['', ...words.outcome]} />
        )}
      </div>
      <FormChoice value={chosen} onChange={setChosen} />
      <Problem message={message} />
      <div className={styles.foot}>
        <Button type="submit" loading={isPending}>
          Make the file
        </Button>
      </div>
    </form>
  )
}
