'use client'

import { Button, TextInput } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { exportProof } from '@/app/(desk)/ledger/proof/actions'
import { useAction } from '@/components/actions/use-action'
import { MayButton } from '@/components/ui/may-button'
import { Problem } from '@/components/ui/problem'
import styles from './proof.module.css'

/** The way to a transaction's proof, by its ledger id. */
export function ExportProof() {
  const { run, isPending, message } = useAction(exportProof)
  const [id, setId] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    save(await run(id))
  }
  return (
    <>
      <form className={styles.form} onSubmit={submit}>
        <TextInput
          className={styles.field}
          label="Ledger id"
          required
          autoComplete="off"
          maxLength={100}
          value={id}
          onChange={event => setId(event.currentTarget.value)}
        />
        <Button type="submit" loading={isPending}>
          Export its proof
        </Button>
        <Problem message={message} />
      </form>
      <p className={styles.note}>
        The file holds the transaction, its way to the root of its seal, and the signed seal. Anybody checks
        it without Cage: <code>node docs/proof/check-proof.mjs proof.json --key …</code>
      </p>
    </>
  )
}

/** The same for one transaction, where it is shown. */
export function ExportProofOf({ id, against }: { id: string; against: string | null }) {
  const { run, isPending, message } = useAction(exportProof)
  return (
    <div className={styles.buttons}>
      <MayButton
        label="Export its proof"
        against={against}
        loading={isPending}
        onClick={async () => save(await run(id))}
      />
      <Problem message={message} />
    </div>
  )
}

function save(done: { value: { name: string; text: string } } | null): void {
  if (!done) return
  const address = URL.createObjectURL(new Blob([done.value.text], { type: 'application/json' }))
  const link = Object.assign(document.createElement('a'), { href: address, download: done.value.name })
  link.click()
  URL.revokeObjectURL(address)
}
