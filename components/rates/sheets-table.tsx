'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { SheetRowShown } from '@/lib/fx/list-sheets'
import type { ListColumns } from '@/lib/listing/columns'

type Cell = { row: { original: SheetRowShown }; getValue: () => string }

const declared: ListColumns<SheetRowShown> = {
  madeAt: 'Came in',
  cameAs: 'As',
  fileName: 'File',
  source: 'Source',
  rates: 'Rates',
  madeBy: 'By',
  appliedAt: 'Set',
  reason: 'Why',
}

const columns = tableColumns(declared, {
  madeAt: { fixed: true, cell: ({ getValue }: Cell) => <Time at={getValue()} seconds={false} /> },
  fileName: { cell: ({ getValue }: Cell) => getValue() || '–' },
  source: { priority: 'low' },
  rates: { align: 'end' },
  appliedAt: {
    cell: ({ row: { original } }: Cell) =>
      original.appliedAt ? <Time at={original.appliedAt} seconds={false} /> : <Tag tone="warn">not set</Tag>,
  },
  reason: { priority: 'low', cell: ({ getValue }: Cell) => getValue() || '–' },
})

/** What came in last: each as a whole, or not at all. */
export function SheetsTable({ rows }: { rows: SheetRowShown[] }) {
  return (
    <DataTable
      label="Sheets"
      name="rate-sheets"
      columns={columns}
      rows={rows}
      tools={<strong>What came in last</strong>}
      empty={<State kind="empty" title="No rates came in yet" />}
    />
  )
}
