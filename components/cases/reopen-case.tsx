'use client'

import { Button, Textarea } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { reopenCase } from '@/app/(desk)/cases/actions'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import styles from './cases.module.css'

type Props = { shown: { id: string; seen: string }; against: string | null }

/** Opens a closed case again, with a line why. */
export function ReopenCase({ shown, against }: Props) {
  const router = useRouter()
  const { run, isPending, message } = useAction(reopenCase)
  const [note, setNote] = useState('')
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (await run({ ...shown, note })) router.refresh()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <Textarea
        size="xs"
        label="Why it is opened again"
        autosize
        minRows={2}
        maxRows={6}
        maxLength={2000}
        value={note}
        disabled={against !== null}
        onChange={event => setNote(event.currentTarget.value)}
      />
      <Button type="submit" size="xs" variant="default" loading={isPending} disabled={against !== null}>
        Open it again
      </Button>
      <Problem message={message} />
    </form>
  )
}
