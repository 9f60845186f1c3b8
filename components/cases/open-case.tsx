'use client'

import { Button, Textarea, TextInput, Tooltip } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { openCase } from '@/app/(desk)/cases/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import styles from './cases.module.css'

type Props = {
  /** What the case belongs to, on a player's or a round's own page; elsewhere the person may name a player. */
  playerId?: string
  roundId?: string
  /** Why this person may not; null where they may. */
  against: string | null
}

/** Opens a case by hand, and goes there. */
export function OpenCase({ playerId, roundId, against }: Props) {
  const [isOpen, dialog] = useDisclosure(false)
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button size="xs" variant="default" disabled={against !== null} onClick={dialog.open}>
            Open a case
          </Button>
        </span>
      </Tooltip>
      <Dialog opened={isOpen} onClose={dialog.close} title="Open a case" size="md">
        <OpenForm playerId={playerId} roundId={roundId} />
      </Dialog>
    </>
  )
}

function OpenForm({ playerId, roundId }: Omit<Props, 'against'>) {
  const router = useRouter()
  const { run, isPending, message } = useAction(openCase)
  const [form, setForm] = useState({ title: '', text: '', player: '' })
  const isNamed = playerId !== undefined || roundId !== undefined
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const { title, text, player } = form
    const opened = await run({
      title,
      text,
      playerId: playerId ?? (player.trim() || null),
      roundId: roundId ?? null,
    })
    if (opened) router.push(`/cases/${opened.value}`)
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        label="Title"
        placeholder="What it is about, in a line"
        required
        maxLength={200}
        data-autofocus
        value={form.title}
        onChange={event => setForm({ ...form, title: event.currentTarget.value })}
      />
      <Textarea
        label="What happened"
        required
        autosize
        minRows={3}
        maxRows={10}
        maxLength={4000}
        value={form.text}
        onChange={event => setForm({ ...form, text: event.currentTarget.value })}
      />
      {isNamed ? null : (
        <TextInput
          label="Player id"
          description="Where it is about a player"
          maxLength={255}
          value={form.player}
          onChange={event => setForm({ ...form, player: event.currentTarget.value })}
        />
      )}
      <Problem message={message} />
      <div className={styles.foot}>
        <Button type="submit" size="sm" loading={isPending}>
          Open the case
        </Button>
      </div>
    </form>
  )
}
