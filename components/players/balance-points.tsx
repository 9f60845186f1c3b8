'use client'

import Link from 'next/link'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Time } from '@/components/ui/time'
import type { ListColumns } from '@/lib/listing/columns'
import type { CurvePoint } from '@/lib/players/balance-curve'

type Row = CurvePoint & { currency: string; path: string }
type Cell = { row: { original: Row } }

const declared: ListColumns<Row> = { seq: 'After entry', at: 'Time', kind: 'Kind', balance: 'Balance' }

const columns = tableColumns(declared, {
  seq: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Link href={`${original.path}?entry=${original.id}`} data-row-link prefetch={false}>
        {original.seq}
      </Link>
    ),
  },
  at: { cell: ({ row: { original } }: Cell) => <Time at={original.at} /> },
  balance: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => <Amount value={original.balance} currency={original.currency} />,
  },
})

type Props = { points: CurvePoint[]; currency: string; path: string }

/** The points of the line, the newest first, each a way to its entry. */
export function BalancePoints({ points, currency, path }: Props) {
  const rows = points.toReversed().map(point => ({ ...point, currency, path }))
  return (
    <DataTable label="Balance over time" name="balance-points" columns={columns} rows={rows} empty={null} />
  )
}
