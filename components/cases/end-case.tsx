'use client'

import { Button, NativeSelect, Textarea } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { endCase } from '@/app/(desk)/cases/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import { caseEnds, personalEnds } from '@/lib/cases/ends'
import styles from './cases.module.css'

type Props = { shown: { id: string; seen: string }; against: string | null }

/** Closes the case: how it ended, and a line for whoever asks later. */
export function EndCase({ shown, against }: Props) {
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <>
      <Button size="xs" fullWidth disabled={against !== null} onClick={dialog.open}>
        Close the case…
      </Button>
      <Dialog opened={isOpen} onClose={dialog.close} title="Close the case" size="sm">
        <EndForm shown={shown} onDone={dialog.close} />
      </Dialog>
    </>
  )
}

function EndForm({ shown, onDone }: { shown: Props['shown']; onDone: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(endCase)
  const [ended, setEnded] = useState('')
  const [note, setNote] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run({ ...shown, ended, note }))) return
    onDone()
    router.refresh()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <NativeSelect
        label="How it ended"
        required
        value={ended}
        onChange={event => setEnded(event.currentTarget.value)}
        data={[
          { value: '', label: 'Choose…' },
          ...personalEnds.map(end => ({ value: end, label: caseEnds[end].title })),
        ]}
      />
      <Textarea
        label="Note"
        description="Kept in the trail of the case"
        autosize
        minRows={2}
        maxRows={8}
        maxLength={2000}
        value={note}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <Problem message={message} />
      <div className={styles.foot}>
        <Button type="submit" loading={isPending} disabled={ended === ''}>
          Close the case
        </Button>
      </div>
    </form>
  )
}
