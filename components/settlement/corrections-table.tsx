'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { correctionColumns } from '@/lib/settlement/columns'
import type { Correction } from '@/lib/settlement/corrections'

type Cell = { row: { original: Correction } }

const columns = tableColumns(correctionColumns, {
  transactions: { align: 'end' },
  ggr: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => <Amount value={original.ggr} currency={original.currency} />,
  },
  ggrBase: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => (
      <Amount value={original.ggrBase} currency={original.baseCurrency} />
    ),
  },
})

/** What of this month is about months that were frozen before: it is counted here, and shown apart. */
export function CorrectionsTable({ corrections }: { corrections: Correction[] }) {
  return (
    <DataTable
      label="Corrections of frozen months"
      name="settlement-corrections"
      columns={columns}
      rows={corrections}
      tools={<strong>Corrections of frozen months, counted in this one</strong>}
      empty={null}
    />
  )
}
