'use client'

import { Button, Group, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Dialog } from '@/components/ui/dialog'
import { MayButton } from '@/components/ui/may-button'
import { Problem } from '@/components/ui/problem'
import type { KeyRow } from '@/lib/providers/keys/list'
import type { MadeKey } from './key-once'
import type { KeyVerbs } from './key-verbs'
import { isLive } from './keys-table'

type Props = {
  providerId: string
  rows: KeyRow[]
  against: string | null
  verbs: KeyVerbs
  onMade: (key: MadeKey) => void
}

/** A key beside those that are there. */
export function MakeKey({ providerId, rows, against, verbs, onMade }: Props) {
  const [isOpen, setIsOpen] = useState(false)
  const full = rows.filter(isLive).length >= 2 ? 'Two keys are live, which is all there may be.' : null
  return (
    <>
      <MayButton size="xs" label="Make a key" against={against ?? full} onClick={() => setIsOpen(true)} />
      <Dialog opened={isOpen} onClose={() => setIsOpen(false)} title="Make a key" centered>
        <Form providerId={providerId} verbs={verbs} onMade={onMade} onClose={() => setIsOpen(false)} />
      </Dialog>
    </>
  )
}

type FormProps = Pick<Props, 'providerId' | 'verbs' | 'onMade'> & { onClose: () => void }

function Form({ providerId, verbs, onMade, onClose }: FormProps) {
  const router = useRouter()
  const { run, isPending, message } = useAction(verbs.make)
  const submit = async (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const form = new FormData(event.currentTarget)
    const text = (name: string) => `${form.get(name) ?? ''}`.trim()
    const done = await run({
      providerId,
      label: text('label'),
      rateLimit: text('rateLimit'),
      expiresAt: text('expiresAt'),
    })
    if (!done) return
    onClose()
    onMade({ ...done.value, providerId })
    router.refresh()
  }
  return (
    <form onSubmit={submit} method="post">
      <TextInput
        name="label"
        label="Label"
        description="What people call it, such as where it is used."
        maxLength={100}
        autoComplete="off"
        data-autofocus
      />
      {verbs.change ? <RateLimitInput /> : null}
      <TextInput
        name="expiresAt"
        type="date"
        label="Last day"
        description="It ends with this day, UTC. Left empty it works until it is revoked."
        mt="sm"
      />
      <Problem message={message} />
      <Group justify="flex-end" mt="lg" gap="sm">
        <Button variant="default" onClick={onClose}>
          Cancel
        </Button>
        <Button type="submit" loading={isPending}>
          Make it
        </Button>
      </Group>
    </form>
  )
}

function RateLimitInput() {
  return (
    <TextInput
      name="rateLimit"
      label="Debits a second"
      description="Left empty the provider's own limit counts."
      inputMode="numeric"
      pattern="[1-9][0-9]{0,6}"
      autoComplete="off"
      mt="sm"
    />
  )
}
