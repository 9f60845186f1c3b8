'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { shorten } from '@/components/ui/shorten'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { auditColumns, auditColumnsBeside } from '@/lib/audit/columns'
import type { AuditRow } from '@/lib/audit/list'
import styles from './audit.module.css'
import { OpenEvent } from './open-event'
import { AuditOutcomeTag } from './outcome-tag'
import { Subject } from './subject'

type Cell = { row: { original: AuditRow }; getValue: () => string }

const looks = {
  at: { fixed: true as const, cell: ({ getValue }: Cell) => <Time at={getValue()} /> },
  role: { priority: 'low' as const },
  subject: {
    cell: ({ row: { original } }: Cell) => (
      <Subject kind={original.subjectKind} id={original.subjectId} playerId={original.playerId} />
    ),
  },
  outcome: { cell: ({ getValue }: Cell) => <AuditOutcomeTag outcome={getValue()} /> },
  reason: {
    priority: 'low' as const,
    cell: ({ getValue }: Cell) => (
      <span className={styles.reason} title={getValue()}>
        {getValue()}
      </span>
    ),
  },
}

/** The audit itself: a row opens its event. */
const columns = tableColumns(auditColumns, {
  ...looks,
  at: {
    fixed: true as const,
    cell: ({ row: { original } }: Cell) => (
      <OpenEvent id={original.id}>
        <Time at={original.at} />
      </OpenEvent>
    ),
  },
  playerId: {
    cell: ({ getValue }: Cell) =>
      getValue() ? (
        <Link href={`/players/${encodeURIComponent(getValue())}`} className={styles.id} prefetch={false}>
          {shorten(getValue(), 20)}
        </Link>
      ) : null,
  },
  address: {
    priority: 'low' as const,
    cell: ({ getValue }: Cell) => <span className={styles.id}>{getValue()}</span>,
  },
  id: { align: 'end' as const },
})

/** Beside what the events are about: who did what, and when. */
const columnsBeside = tableColumns(auditColumnsBeside, looks)

type LogProps = {
  rows: AuditRow[]
  openId: string | null
  empty: ReactNode
  tools: ReactNode
  foot: ReactNode
  views?: ReactNode
  csvHref?: string
}

/** The list of the audit's own page. */
export function AuditLog(props: LogProps) {
  return <DataTable label="Audit" name="audit" columns={columns} {...props} />
}

type Props = {
  rows: AuditRow[]
  /** A pager or a way to all of them. */
  foot?: ReactNode
  csvHref?: string
}

/** What staff did to a player or a round, on its own page: for everyone who may see that. */
export function AuditTable({ rows, foot, csvHref }: Props) {
  const empty = (
    <State kind="empty" title="Nobody has touched this">
      Whatever staff look at or change here is listed, with who and when.
    </State>
  )
  return (
    <DataTable
      label="Staff actions"
      name="audit-beside"
      columns={columnsBeside}
      rows={rows}
      empty={empty}
      foot={foot}
      csvHref={csvHref}
    />
  )
}
