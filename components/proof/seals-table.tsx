'use client'

import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { countCell } from '@/components/table/count-cell'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { sealColumnsShown } from '@/lib/seals/columns'
import type { SealRow } from '@/lib/seals/list'

type Cell = { row: { original: SealRow }; getValue: () => string }

const hash = (what: string) => ({
  cell: ({ getValue }: Cell) => (getValue() ? <Copyable value={getValue()} what={what} max={16} /> : null),
})

const columns = tableColumns<SealRow>(sealColumnsShown, {
  id: { fixed: true, align: 'end' },
  takenAt: { fixed: true, cell: ({ getValue }: Cell) => <Time at={getValue()} /> },
  transactions: { align: 'end', cell: countCell },
  wallets: { align: 'end', cell: countCell },
  auditSeq: { align: 'end', priority: 'low' },
  hash: hash('hash'),
  transactionsRoot: { ...hash('root'), priority: 'low' },
  key: { ...hash('key'), priority: 'low' },
  nextKey: { ...hash('next key'), priority: 'low' },
  places: {
    priority: 'low',
    cell: ({ getValue }: Cell) =>
      getValue() ? (
        <span title={getValue()}>{getValue().split('/').at(-1)}</span>
      ) : (
        <Tag tone="warn">not yet</Tag>
      ),
  },
})

/** The seals, newest first. */
export function SealsTable({ rows, foot }: { rows: SealRow[]; foot: ReactNode }) {
  return (
    <DataTable
      label="Seals"
      name="seals"
      columns={columns}
      rows={rows}
      foot={foot}
      csvHref="/seals/csv"
      tools={<strong>Seals</strong>}
      empty={
        <State kind="empty" title="No seals yet">
          One is taken by the clock; <code>cage seal</code> takes one at once.
        </State>
      }
    />
  )
}
