'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import { useState, useTransition } from 'react'
import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { SessionRow } from '@/lib/staff/list-sessions'
import styles from './sessions-table.module.css'

const states = { live: 'Live', revoked: 'Ended', expired: 'Over', idle: 'Idle too long' } as const

export type EndSession = (id: string) => Promise<{ ok: boolean; message?: string }>

const helper = columnHelper<SessionRow & { end: EndSession }>()

const columns = helper.columns([
  helper.accessor('browser', {
    header: 'Browser',
    meta: { fixed: true },
    cell: ({ row: { original } }) => (
      <span className={styles.browser}>
        {original.browser}
        {original.isCurrent ? <Tag tone="info">This one</Tag> : null}
      </span>
    ),
  }),
  helper.accessor('address', { header: 'Address', cell: ({ getValue }) => <code>{getValue()}</code> }),
  helper.accessor('startedAt', {
    header: 'Signed in',
    cell: ({ getValue }) => <Time at={getValue()} seconds={false} />,
  }),
  helper.accessor('seenAt', {
    header: 'Last seen',
    meta: { priority: 'low' },
    cell: ({ getValue }) => <Time at={getValue()} seconds={false} />,
  }),
  helper.accessor('state', {
    header: 'State',
    cell: ({ getValue }) => (
      <Tag tone={getValue() === 'live' ? 'good' : 'quiet'}>{states[getValue() as keyof typeof states]}</Tag>
    ),
  }),
  helper.display({
    id: 'end',
    header: 'End it',
    meta: { align: 'end', fixed: true },
    cell: ({ row: { original } }) => <EndButton row={original} />,
  }),
])

/** A person's sign-ins; each that is live can be ended from here. */
export function SessionsTable({ rows, end }: { rows: SessionRow[]; end: EndSession }) {
  return (
    <DataTable
      label="My sign-ins"
      name="sessions"
      columns={columns}
      rows={rows.map(row => ({ ...row, end }))}
      empty={<State kind="empty" title="No sign-ins" />}
    />
  )
}

const unreachable = { ok: false, message: 'Cage did not answer; nothing is known to have changed.' }

function EndButton({ row }: { row: SessionRow & { end: EndSession } }) {
  const router = useRouter()
  const [isPending, startTransition] = useTransition()
  const [problem, setProblem] = useState<string | null>(null)
  if (row.state !== 'live') return null
  const end = () =>
    startTransition(async () => {
      const answer = await row.end(row.id).catch(() => unreachable)
      if (!answer.ok) setProblem(answer.message ?? 'That did not work.')
      else if (row.isCurrent) window.location.assign('/sign-in')
      else router.refresh()
    })
  return (
    <>
      {problem ? (
        <span role="alert" className={styles.problem}>
          {problem}
        </span>
      ) : null}
      <Button
        size="compact-xs"
        variant="default"
        loading={isPending}
        onClick={end}
        aria-label={`End the sign-in with ${row.browser}`}
      >
        End
      </Button>
    </>
  )
}
