'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { caseColumns, withoutColumns } from '@/lib/cases/columns'
import type { CaseRow } from '@/lib/cases/row'
import { CasesEmpty } from './cases-empty'
import { AmountCell, type Cell, IdCell, OwnerCell, PlayerCell, StateTag, TimeCell, WhyTag } from './words'

const columns = tableColumns(
  withoutColumns(caseColumns, ['currency', 'providerRoundId', 'snoozedUntil', 'closedAt', 'id']),
  {
    what: {
      fixed: true,
      cell: ({ row, getValue }: Cell) => (
        <Link href={`/cases/${row.original.id}`} data-row-link prefetch={false}>
          {getValue()}
        </Link>
      ),
    },
    state: { cell: ({ row }: Cell) => <StateTag row={row.original} /> },
    why: {
      priority: 'low',
      cell: ({ row, getValue }: Cell) => (
        <WhyTag text={getValue()} tone={row.original.reason ? 'warn' : 'bad'} />
      ),
    },
    playerId: { cell: PlayerCell },
    providerId: { priority: 'low' },
    transactionId: { priority: 'low', cell: IdCell },
    amount: { align: 'end', cell: AmountCell },
    owner: { cell: OwnerCell },
    openedAt: { cell: TimeCell },
  },
)

type Props = {
  rows: CaseRow[]
  tools?: ReactNode
  foot?: ReactNode
  empty?: ReactNode
  views?: ReactNode
  csvHref?: string
}

/** Cases, each row a way to its page. */
export function CasesTable({ rows, empty = <CasesEmpty isFiltered={false} />, ...props }: Props) {
  return <DataTable label="Cases" name="cases" columns={columns} rows={rows} empty={empty} {...props} />
}
