'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { countCell } from '@/components/table/count-cell'
import { DataTable } from '@/components/table/data-table'
import { Time } from '@/components/ui/time'
import { reconciliationColumns } from '@/lib/reconciliation/columns'
import type { ReconciliationRow } from '@/lib/reconciliation/row'
import { StateOfRun } from './state-of-run'

type Cell = { row: { original: ReconciliationRow }; getValue: () => string }

const columns = tableColumns(reconciliationColumns, {
  startedAt: {
    fixed: true,
    cell: ({ row: { original }, getValue }: Cell) => (
      <Link href={`/reconciliation/${original.id}`} data-row-link prefetch={false}>
        <Time at={getValue()} seconds={false} />
      </Link>
    ),
  },
  state: { cell: ({ row: { original } }: Cell) => <StateOfRun run={original} /> },
  fileName: { priority: 'low' },
  lines: { align: 'end', priority: 'low', cell: countCell },
  matched: { align: 'end', priority: 'low', cell: countCell },
  differences: { align: 'end', cell: countCell },
  startedBy: { priority: 'low' },
  reason: { priority: 'low', cell: ({ getValue }: Cell) => getValue() || '–' },
})

type Props = {
  rows: ReconciliationRow[]
  csvHref: string
  tools: ReactNode
  foot: ReactNode
  empty: ReactNode
}

/** Statements that were laid beside the ledger, each row a way to what was found. */
export function RunsTable(props: Props) {
  return <DataTable label="Reconciliations" name="reconciliations" columns={columns} {...props} />
}
