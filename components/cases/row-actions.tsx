'use client'

import { ActionIcon, Menu } from '@mantine/core'
import Link from 'next/link'
import { useRouter } from 'next/navigation'
import { useState } from 'react'
import { assignCase, snoozeCase } from '@/app/(desk)/cases/actions'
import { useAction } from '@/components/actions/use-action'
import { Icon } from '@/components/ui/icon'
import { Problem } from '@/components/ui/problem'
import type { CaseRow } from '@/lib/cases/row'
import styles from './cases.module.css'
import { useCaseDesk } from './desk-context'
import { snoozeChoices } from './snooze-choices'

/** What can be done to a case from its row: take it, give it back, put it off. */
export function RowActions({ row }: { row: CaseRow }) {
  const { staffId, against } = useCaseDesk()
  const router = useRouter()
  const [isOpen, setOpen] = useState(false)
  const assign = useAction(assignCase)
  const snooze = useAction(snoozeCase)
  const isPending = assign.isPending || snooze.isPending
  const problem = against ?? assign.message ?? snooze.message
  const shown = { id: row.id, seen: row.updatedAt }
  const done = (answer: unknown) => {
    if (answer) setOpen(false)
    // Refused too: the row is not what it was, and the reason stays beside it.
    router.refresh()
  }
  const give = async (ownerId: string | null) => done(await assign.run({ ...shown, ownerId }))
  const putOff = async (until: string | null) => done(await snooze.run({ ...shown, until }))
  const off = against !== null || isPending
  return (
    <Menu
      opened={isOpen}
      onChange={setOpen}
      closeOnItemClick={false}
      withInitialFocusPlaceholder={false}
      position="bottom-end"
      shadow="md"
    >
      <Menu.Target>
        <ActionIcon
          variant="subtle"
          color="gray"
          size="sm"
          loading={isPending}
          aria-label={`Take or put off round ${row.providerRoundId ?? row.id}`}
        >
          <Icon name="more" size={16} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown className={styles.menu}>
        {row.ownerId === staffId ? (
          <Menu.Item disabled={off} onClick={() => give(null)}>
            Give it back
          </Menu.Item>
        ) : (
          <Menu.Item disabled={off} onClick={() => give(staffId)}>
            {row.owner ? `Take it from ${row.owner}` : 'Take it'}
          </Menu.Item>
        )}
        <Menu.Divider />
        {row.snoozedUntil ? (
          <Menu.Item disabled={off} onClick={() => putOff(null)}>
            Take it up again
          </Menu.Item>
        ) : (
          snoozeChoices.map(([word, label]) => (
            <Menu.Item key={word} disabled={off} onClick={() => putOff(word)}>
              Put off for {label}
            </Menu.Item>
          ))
        )}
        <Menu.Divider />
        <Menu.Item component={Link} href={`/cases/${row.id}`} prefetch={false}>
          Note, give to somebody, close…
        </Menu.Item>
        <Problem message={problem} />
      </Menu.Dropdown>
    </Menu>
  )
}
