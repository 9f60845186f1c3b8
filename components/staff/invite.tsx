'use client'

import { Button, Group, NativeSelect, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { MayButton } from '@/components/ui/may-button'
import { Problem } from '@/components/ui/problem'
import type { ActionAnswer } from '@/lib/staff/action'
import type { MadeLink } from '@/lib/staff/invite'
import { LinkOnce } from './link-once'
import styles from './staff.module.css'

type Props = {
  label: string
  /** What they will see, where it has to be said. */
  lead?: string
  /** The roles there are to choose from; none where it is said by the place. */
  roles?: readonly string[]
  invite: (email: string, name: string, role: string) => Promise<ActionAnswer<MadeLink>>
  /** Why this person may not, or null. */
  against: string | null
}

/** A sign-in for somebody new: email, name and role, and then the link for them. */
export function Invite({ label, lead, roles, invite, against }: Props) {
  const router = useRouter()
  const [isOpen, setIsOpen] = useState(false)
  const [link, setLink] = useState<MadeLink | null>(null)
  const { run, isPending, message, clear } = useAction(invite)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const made = await run(`${form.get('email')}`, `${form.get('name')}`, `${form.get('role')}`)
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
      <MayButton size="xs" variant="filled" label={label} against={against} onClick={open} />
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title={label} centered>
        <form onSubmit={submit} method="post">
          {lead ? <p className={styles.lead}>{lead}</p> : null}
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
          {roles ? <NativeSelect name="role" label="Role" data={[...roles]} mt="sm" /> : null}
          <Problem message={message} />
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
