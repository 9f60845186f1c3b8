'use client'

import { Button, Group, NativeSelect, TextInput, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import type { ActionAnswer } from '@/lib/staff/action'
import type { MadeLink } from '@/lib/staff/invite'
import { deskRoles } from '@/lib/staff/permissions'
import { LinkOnce } from './link-once'
import styles from './staff.module.css'

type Props = {
  invite: (email: string, name: string, role: string) => Promise<ActionAnswer<MadeLink>>
  /** Why this person may not, or null. */
  against: string | null
}

/** A new member of staff: email, name, role, and then the link for them. */
export function InviteButton({ invite, against }: Props) {
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
      <Tooltip label={against} disabled={!against} withArrow multiline maw={320}>
        <span>
          <Button size="xs" onClick={open} disabled={against !== null}>
            Invite somebody
          </Button>
        </span>
      </Tooltip>
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Invite somebody" centered>
        <form onSubmit={submit} method="post">
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
          <NativeSelect name="role" label="Role" data={[...deskRoles]} mt="sm" />
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
