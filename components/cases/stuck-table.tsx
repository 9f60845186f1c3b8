'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { type Columns, tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { stuckColumns, withoutColumns } from '@/lib/cases/columns'
import type { CaseRow } from '@/lib/cases/row'
import styles from './cases.module.css'
import { type CaseDesk, CaseDeskContext } from './desk-context'
import { RowActions } from './row-actions'
import { AmountCell, type Cell, OwnerCell, PlayerCell, ReasonCell, TimeCell } from './words'

const columns: Columns<CaseRow> = [
  ...tableColumns(withoutColumns(stuckColumns, ['currency', 'code', 'snoozedUntil', 'id']), {
    age: { fixed: true, cell: ({ getValue }: Cell) => <span className={styles.age}>{getValue()}</span> },
    since: { priority: 'low', cell: TimeCell },
    providerRoundId: { fixed: true, cell: RoundCell },
    why: { cell: ReasonCell },
    amount: { align: 'end', cell: AmountCell },
    playerId: { cell: PlayerCell },
    providerId: { priority: 'low' },
    owner: { cell: OwnerCell },
  }),
  {
    id: 'do',
    header: 'Do',
    meta: { align: 'end', fixed: true },
    cell: ({ row }) => <RowActions row={row.original} />,
  },
]

type Props = {
  rows: CaseRow[]
  desk: CaseDesk
  tools: ReactNode
  foot: ReactNode
  empty: ReactNode
  views: ReactNode
  csvHref: string
}

/** The queue of stuck rounds, the oldest first; a row is the way to its round. */
export function StuckTable({ desk, ...props }: Props) {
  return (
    <CaseDeskContext value={desk}>
      <DataTable label="Stuck rounds" name="stuck" columns={columns} {...props} />
    </CaseDeskContext>
  )
}

function RoundCell({ row: { original } }: Cell) {
  if (!original.roundId || !original.providerRoundId) return null
  return (
    <Copyable value={original.providerRoundId} what="round id">
      <Link href={`/rounds/${original.roundId}`} data-row-link prefetch={false}>
        {shorten(original.providerRoundId, 22)}
      </Link>
    </Copyable>
  )
}
