'use client'

import { Button, Group, TextInput } from '@mantine/core'
import type { FormEvent, ReactNode } from 'react'
import { Dialog } from '@/components/ui/dialog'
import { Problem } from '@/components/ui/problem'
import styles from './staff.module.css'

type Props = {
  isOpen: boolean
  title: string
  /** What it does, before it is done. */
  lead: ReactNode
  verb: string
  isPending: boolean
  problem: string | null
  onClose: () => void
  onGo: (reason: string, form: FormData) => void
  /** Fields before the reason. */
  children?: ReactNode
  isDangerous?: boolean
}

/** A change of somebody's account: what it does, why it is done, and then the button. */
export function ReasonDialog(props: Props) {
  const { isOpen, title, lead, verb, isPending, problem, onClose, onGo, children, isDangerous } = props
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    event.stopPropagation()
    const form = new FormData(event.currentTarget)
    onGo(`${form.get('reason')}`.trim(), form)
  }
  return (
    <Dialog opened={isOpen} onClose={onClose} title={title} centered>
      <form onSubmit={submit} method="post">
        <div className={styles.lead}>{lead}</div>
        {children}
        <TextInput
          name="reason"
          label="Reason"
          description="Stands in the audit."
          required
          minLength={3}
          maxLength={500}
          autoComplete="off"
          data-autofocus={children ? undefined : true}
        />
        <Problem message={problem} />
        <Group justify="flex-end" mt="lg" gap="sm">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} color={isDangerous ? 'red' : undefined}>
            {verb}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
