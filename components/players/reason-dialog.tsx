'use client'

import { Alert, Button, Group, Text, Textarea } from '@mantine/core'
import { type FormEvent, type ReactNode, useState } from 'react'
import { Dialog } from '@/components/ui/dialog'

type Props = {
  title: string
  /** What will happen, before it does. */
  means: ReactNode
  /** The word on the button that does it. */
  verb: string
  isPending: boolean
  message: string | null
  onClose: () => void
  onConfirm: (reason: string) => void
  children?: ReactNode
  /** What else must be filled in first. */
  isReady?: boolean
}

/** Asks why, and says what will happen. The reason stands in the audit for ever. */
export function ReasonDialog(props: Props) {
  const { title, means, verb, isPending, message, onClose, onConfirm, children, isReady = true } = props
  const [reason, setReason] = useState('')
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onConfirm(reason)
  }
  return (
    <Dialog opened onClose={onClose} title={title} size="md">
      <form onSubmit={submit}>
        <Text size="sm" mb="md">
          {means}
        </Text>
        {children}
        <Textarea
          label="Reason"
          description="At least three letters. It stays in the audit, with your name."
          value={reason}
          onChange={event => setReason(event.currentTarget.value)}
          minRows={2}
          maxRows={6}
          autosize
          maxLength={500}
          required
          data-autofocus
        />
        {message ? (
          <Alert color="red" mt="md" role="alert">
            {message}
          </Alert>
        ) : null}
        <Group justify="flex-end" mt="md" gap="xs">
          <Button variant="default" onClick={onClose}>
            Cancel
          </Button>
          <Button type="submit" loading={isPending} disabled={!isReady || reason.trim().length < 3}>
            {verb}
          </Button>
        </Group>
      </form>
    </Dialog>
  )
}
