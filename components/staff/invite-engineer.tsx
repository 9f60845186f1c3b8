'use client'

import { Button, Group, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { MayButton } from '@/components/ui/may-button'
import type { ActionAnswer } from '@/lib/staff/action'
import type { MadeLink } from '@/lib/staff/invite'
import { LinkOnce } from './link-once'
import styles from './staff.module.css'

type Props = {
  invite: (email: string, name: string) => Promise<ActionAnswer<MadeLink>>
  /** Why this person may not, or null. */
  against: string | null
}

/** A sign-in for an engineer of this provider: email and name, and then the link for them. */
export function InviteEngineer({ invite, against }: Props) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [link, setLink] = useState<MadeLink | null>(null)
  const { run, isPending, message, clear } = useAction(invite)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const made = await run(`${form.get('email')}`, `${form.get('name')}`)
    if (!made) return
    setIsOpen(false)
    setLink(made.value)
    router.refresh()
  }
  const open = () => {
    clear()
    setIsOpen(true)
  }
  return (
    <>
      <MayButton size="xs" label="Invite an engineer" against={against} onClick={open} />
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Invite an engineer" centered>
        <form onSubmit={submit} method="post">
          <p className={styles.lead}>
            They see this provider’s calls, health and keys, and may hand over sandbox keys. Nothing of the
            desk, and nothing of other providers.
          </p>
          <TextInput
            name="email"
            type="email"
            label="Email"
            required
            maxLength={320}
            autoComplete="off"
            data-autofocus
          />
          <TextInput name="name" label="Name" maxLength={200} autoComplete="off" mt="sm" />
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
              Make the link
            </Button>
          </Group>
        </form>
      </Dialog>
      <LinkOnce link={link} onClose={() => setLink(null)} />
    </>
  )
}
