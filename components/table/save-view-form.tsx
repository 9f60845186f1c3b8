'use client'

import { Button, Group, Text, TextInput } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { type FormEvent, useState } from 'react'
import { useAction } from '@/components/actions/use-action'
import { Problem } from '@/components/ui/problem'
import type { ActionAnswer } from '@/lib/staff/action'
import type { SavedView } from '@/lib/views/list'

type Props = {
  list: string
  query: string
  views: SavedView[]
  save: (list: string, name: string, query: string) => Promise<ActionAnswer<SavedView>>
  onSaved: () => void
}

/** The name under which a view is kept. */
export default function SaveViewForm({ list, query, views, save, onSaved }: Props) {
  const [name, setName] = useState('')
  const router = useRouter()
  const { run, isPending, message } = useAction(save)
  const isTaken = views.some(view => view.name === name.trim())
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (!(await run(list, name, query))) return
    onSaved()
    router.refresh()
  }
  return (
    <form onSubmit={submit}>
      <Text size="sm" c="dimmed" mb="sm">
        The filters and the order of this list, for yourself. Columns and density are kept anyway.
      </Text>
      <TextInput
        label="Name"
        value={name}
        onChange={event => setName(event.currentTarget.value)}
        maxLength={60}
        required
        data-autofocus
        description={isTaken ? 'You have a view of this name: it will be replaced.' : undefined}
      />
      <Problem message={message} />
      <Group justify="flex-end" mt="md">
        <Button type="submit" loading={isPending} disabled={!name.trim()}>
          {isTaken ? 'Replace' : 'Save'}
        </Button>
      </Group>
    </form>
  )
}
