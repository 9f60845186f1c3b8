'use client'

import { Button, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { add } from '@/app/(desk)/providers/[id]/games/actions'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import styles from './games.module.css'

/** The way to one more game. */
export function AddGame({ providerId, against }: { providerId: string; against: string | null }) {
  const [isOpen, setIsOpen] = useState(false)
  return (
    <>
      <Tooltip label={against} disabled={against === null} withArrow multiline maw={280}>
        <span>
          <Button size="xs" variant="default" disabled={against !== null} onClick={() => setIsOpen(true)}>
            Add a game
          </Button>
        </span>
      </Tooltip>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Add a game">
        <AddForm providerId={providerId} onDone={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

function AddForm({ providerId, onDone }: { providerId: string; onDone: () => void }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(add)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const [id, name, most] = ['id', 'name', 'stakeMax'].map(field => `${form.get(field) ?? ''}`.trim())
    if (!(await run({ providerId, id, name, stakeMax: most || null }))) return
    onDone()
    router.refresh()
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <TextInput
        name="id"
        label="Id"
        description="As the studio sends it in game_id, letter by letter."
        required
        maxLength={255}
        autoComplete="off"
        spellCheck={false}
        data-autofocus
      />
      <TextInput name="name" label="Name" required maxLength={200} autoComplete="off" />
      <TextInput
        name="stakeMax"
        label="Highest stake"
        description="In any currency; limits by currency are set afterwards. Empty: no limit."
        inputMode="decimal"
        maxLength={40}
        autoComplete="off"
      />
      <Problem message={message} />
      <div className={styles.foot}>
        <Button type="submit" loading={isPending}>
          Add it
        </Button>
      </div>
    </form>
  )
}
