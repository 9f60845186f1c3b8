'use client'

import { Button, Tooltip } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useAction } from '@/components/actions/use-action'
import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Problem } from '@/components/ui/problem'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ActionAnswer } from '@/lib/staff/action'
import type { SessionRow } from '@/lib/staff/list-sessions'
import styles from './staff.module.css'

const states = { live: 'Live', revoked: 'Ended', expired: 'Over', idle: 'Idle too long' } as const

type Ending = { end: (id: string) => Promise<ActionAnswer<unknown>>; against: string | null }

const helper = columnHelper<SessionRow & Ending>()

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
  helper.accessor('method', { header: 'With', meta: { priority: 'low' } }),
  helper.accessor('factorAt', {
    header: 'Second factor',
    meta: { priority: 'low' },
    cell: ({ getValue }) => (getValue() ? <Time at={getValue() ?? ''} seconds={false} /> : 'not shown'),
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

type Props = Ending & { label: string; rows: SessionRow[]; tools?: ReactNode }

/** A person's sign-ins; each that is live can be ended from here. */
export function SessionsTable({ label, rows, tools, end, against }: Props) {
  return (
    <DataTable
      label={label}
      name="sessions"
      columns={columns}
      rows={rows.map(row => ({ ...row, end, against }))}
      tools={tools}
      empty={<State kind="empty" title="No sign-ins" />}
    />
  )
}

function EndButton({ row }: { row: SessionRow & Ending }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(row.end)
  if (row.state !== 'live') return null
  const end = async () => {
    if (!(await run(row.id))) return
    if (row.isCurrent) window.location.assign('/sign-in')
    else router.refresh()
  }
  return (
    <>
      <Problem message={message} />
      <Tooltip label={row.against} disabled={!row.against} withArrow multiline maw={320}>
        <span>
          <Button
            size="compact-xs"
            variant="default"
            loading={isPending}
            disabled={row.against !== null}
            onClick={end}
            aria-label={`End the sign-in with ${row.browser}`}
          >
            End
          </Button>
        </span>
      </Tooltip>
    </>
  )
}
