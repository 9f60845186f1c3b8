'use client'

import { tableColumns } from '@/components/table/columns'
import { countCell } from '@/components/table/count-cell'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { State } from '@/components/ui/state'
import { sumColumns } from '@/lib/reconciliation/columns'
import type { SumRow } from '@/lib/reconciliation/row'

type Cell = { row: { original: SumRow } }

const amount = (field: 'statement' | 'ledger' | 'difference') => ({
  align: 'end' as const,
  cell: ({ row: { original } }: Cell) => (
    <Amount
      value={original[field]}
      currency={original.currency}
      muted={field === 'difference' && !/[1-9]/.test(original[field])}
    />
  ),
})

const columns = tableColumns(sumColumns, {
  currency: { fixed: true },
  kind: { fixed: true },
  statementLines: { align: 'end', priority: 'low', cell: countCell },
  statement: amount('statement'),
  ledgerTransactions: { align: 'end', priority: 'low', cell: countCell },
  ledger: amount('ledger'),
  difference: amount('difference'),
})

/** What the statement and the ledger's period add up to; refusals are in neither. */
export function SumsTable({ rows }: { rows: SumRow[] }) {
  return (
    <DataTable
      label="Totals of both sides"
      name="reconciliation-sums"
      columns={columns}
      rows={rows}
      tools={<strong>What both sides add up to</strong>}
      empty={<State kind="empty" title="Neither side has anything to add up" />}
    />
  )
}
