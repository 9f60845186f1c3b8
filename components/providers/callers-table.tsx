'use client'

import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ListColumns } from '@/lib/listing/columns'
import type { Caller } from '@/lib/providers/callers'
import styles from './keys.module.css'

type Row = Caller & { id: string }
type Cell = { row: { original: Row } }

const declared: ListColumns<Row> = {
  address: 'Address',
  calls: 'Calls',
  lastAt: 'Last call',
  isAllowed: ['The list', ({ isAllowed }) => (isAllowed ? 'lets it in' : 'refuses it')],
}

const columns = tableColumns(declared, {
  address: { fixed: true, cell: ({ row: { original } }: Cell) => <code>{original.address}</code> },
  calls: { align: 'end' },
  lastAt: { priority: 'low', cell: ({ row: { original } }: Cell) => <Time at={original.lastAt} /> },
  isAllowed: {
    fixed: true,
    cell: ({ row: { original } }: Cell) =>
      original.isAllowed ? <Tag tone="good">lets it in</Tag> : <Tag tone="bad">refuses it</Tag>,
  },
})

/** Where a provider's signed calls of the last day came from, and what the list says to each. */
export function CallersTable({ callers, tools }: { callers: Caller[]; tools?: ReactNode }) {
  return (
    <DataTable
      label="Callers of the last day"
      name="callers"
      columns={columns}
      rows={callers.map(caller => ({ ...caller, id: caller.address }))}
      tools={tools}
      empty={
        <State kind="empty" title="No calls in the last day">
          Where this provider calls from will stand here.
        </State>
      }
      foot={
        <p className={styles.under}>
          Signed calls of the last 24 hours, of a busy provider the latest 20,000. Behind a proxy of ours the
          address is the one before it.
        </p>
      }
    />
  )
}
