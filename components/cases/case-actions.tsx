'use client'

import { Button, NativeSelect } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { assignCase } from '@/app/(desk)/cases/actions'
import { useAction } from '@/components/actions/use-action'
import { Panel } from '@/components/ui/panel'
import { Problem } from '@/components/ui/problem'
import type { Owner } from '@/lib/cases/list-owners'
import type { CaseRow } from '@/lib/cases/row'
import styles from './case.module.css'
import { EndCase } from './end-case'
import { ReopenCase } from './reopen-case'
import { SnoozeCase } from './snooze-case'

export type CaseActionsProps = {
  one: Pick<CaseRow, 'id' | 'state' | 'ownerId' | 'owner' | 'snoozedUntil' | 'updatedAt'>
  owners: Owner[]
  staffId: string
  /** Why this person may not change cases; null where they may. */
  against: string | null
}

/** Whose the case is, until when it is put off, and how it ends. */
export function CaseActions({ one, owners, staffId, against }: CaseActionsProps) {
  const shown = { id: one.id, seen: one.updatedAt }
  return (
    <Panel title="This case">
      <div className={styles.do}>
        {one.state === 'open' ? (
          <>
            <AssignCase one={one} owners={owners} staffId={staffId} against={against} />
            <SnoozeCase shown={shown} until={one.snoozedUntil} against={against} />
            <EndCase shown={shown} against={against} />
          </>
        ) : (
          <ReopenCase shown={shown} against={against} />
        )}
        {against ? <p className={styles.label}>{against}</p> : null}
      </div>
    </Panel>
  )
}

function AssignCase({ one, owners, staffId, against }: CaseActionsProps) {
  const router = useRouter()
  const { run, isPending, message } = useAction(assignCase)
  const give = async (ownerId: string | null) => {
    if (await run({ id: one.id, seen: one.updatedAt, ownerId })) router.refresh()
  }
  const gone = one.ownerId && !owners.some(({ id }) => id === one.ownerId)
  const off = against !== null || isPending
  return (
    <div>
      <div className={styles.row}>
        <NativeSelect
          size="xs"
          label="Owner"
          flex={1}
          value={one.ownerId ?? ''}
          disabled={off}
          onChange={event => give(event.currentTarget.value || null)}
          data={[
            { value: '', label: 'Nobody' },
            ...owners.map(({ id, name, role }) => ({ value: id, label: `${name} (${role})` })),
            ...(gone ? [{ value: one.ownerId!, label: one.owner ?? '' }] : []),
          ]}
        />
        {one.ownerId === staffId ? null : (
          <Button
            size="xs"
            variant="default"
            mt="auto"
            loading={isPending}
            disabled={off}
            onClick={() => give(staffId)}
          >
            Take it
          </Button>
        )}
      </div>
      <Problem message={message} />
    </div>
  )
}
