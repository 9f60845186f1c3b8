'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { RevisionRow } from '@/lib/fx/list-revisions'
import { revisionColumns } from '@/lib/fx/revision-columns'
import styles from './rates.module.css'

type Row = RevisionRow & { code: string }
type Cell = { row: { original: Row }; getValue: () => string }

const columns = tableColumns<Row>(revisionColumns, {
  day: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Link
        href={`/rates/${original.code}?day=${original.day}`}
        data-row-link
        prefetch={false}
        scroll={false}
      >
        {original.day}
      </Link>
    ),
  },
  revision: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => (
      <>
        {original.revision} {original.counts ? null : <Tag>replaced</Tag>}
      </>
    ),
  },
  rate: { align: 'end', cell: Figure },
  quoted: { align: 'end', priority: 'low', cell: Figure },
  setAt: { cell: ({ getValue }: Cell) => <Time at={getValue()} seconds={false} /> },
  approvedBy: { priority: 'low', cell: Figure },
  cameAs: { priority: 'low', cell: Figure },
  fileName: { priority: 'low', cell: Figure },
  reason: { priority: 'low', cell: Figure },
  sheetId: { priority: 'low', cell: ({ getValue }: Cell) => <code>{getValue().slice(0, 8) || '–'}</code> },
})

type Props = { code: string; rows: RevisionRow[]; foot: ReactNode; csvHref: string }

/** Every revision there ever was: none is overwritten, and the newest of a day counts. */
export function RevisionsTable({ code, rows, ...props }: Props) {
  return (
    <DataTable
      label="Revisions"
      name="rate-revisions"
      columns={columns}
      rows={rows.map(row => ({ ...row, code }))}
      empty={<State kind="empty" title={`${code} has never had a rate`} />}
      tools={<strong>Revisions</strong>}
      isFaint={row => !row.counts}
      {...props}
    />
  )
}

function Figure({ getValue }: Cell) {
  return <span className={styles.figure}>{getValue() || '–'}</span>
}
