'use client'

import { Button, Group, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import type { MadeKey } from '@/components/providers/key-once'
import { MayButton } from '@/components/providers/may-button'
import { Dialog } from '@/components/ui/dialog'
import type { Rotated } from '@/lib/providers/keys/rotate'
import type { ActionAnswer } from '@/lib/staff/action'
import styles from './studio.module.css'

export type KeyVerbs = {
  makeKey: (label: string) => Promise<ActionAnswer<{ keyId: string; secret: string; providerId: string }>>
  handOver: (id: string, overlap: string, reason: string) => Promise<ActionAnswer<Rotated>>
  revoke: (id: string, reason: string) => Promise<ActionAnswer<unknown>>
}

type Props = { live: number; verbs: KeyVerbs; onMade: (key: MadeKey) => void }

/** A key beside those that are there. */
export function MakeOwn({ live, verbs, onMade }: Props) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const { run, isPending, message, clear } = useAction(verbs.makeKey)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const done = await run(`${new FormData(event.currentTarget).get('label') ?? ''}`)
    if (!done) return
    setIsOpen(false)
    onMade(done.value)
    router.refresh()
  }
  const open = () => {
    clear()
    setIsOpen(true)
  }
  const full = live >= 2 ? 'Two keys are live, which is all there may be: revoke one first.' : null
  return (
    <>
      <MayButton size="xs" label="Make a key" against={full} onClick={open} />
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Make a key" centered>
        <form onSubmit={submit} method="post">
          <TextInput
            name="label"
            label="Label"
            description="What you call it, such as where it is used."
            maxLength={100}
            autoComplete="off"
            data-autofocus
          />
          {message ? (
            <p role="alert" className={styles.problem}>
              {message}
            </p>
          ) : null}
          <Group justify="flex-end" mt="lg" gap="sm">
            <Button variant="default" onClick={() => setIsOpen(false)}>
              Cancel
            </Button>
            <Button type="submit" loading={isPending}>
              Make it
            </Button>
          </Group>
        </form>
      </Dialog>
    </>
  )
}
