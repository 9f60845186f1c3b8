'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { Time } from '@/components/ui/time'
import { approvalColumns } from '@/lib/approvals/columns'
import type { ApprovalRow } from '@/lib/approvals/list'
import { ApprovalsEmpty } from './approvals-empty'
import { ApprovalTag } from './state-tag'

type Cell = { row: { original: ApprovalRow }; getValue: () => string }

const { currency: _, baseCurrency: __, ...shown } = approvalColumns

const columns = tableColumns(shown, {
  does: {
    fixed: true,
    cell: ({ row, getValue }: Cell) => (
      <Link href={`/approvals/${row.original.id}`} data-row-link prefetch={false}>
        {getValue()}
      </Link>
    ),
  },
  state: { cell: ({ row }: Cell) => <ApprovalTag state={row.original.state} /> },
  playerId: {
    cell: ({ getValue }: Cell) =>
      getValue() ? (
        <Copyable value={getValue()} what="player id" max={20}>
          <Link href={`/players/${encodeURIComponent(getValue())}`} prefetch={false}>
            {getValue()}
          </Link>
        </Copyable>
      ) : (
        '–'
      ),
  },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) =>
      original.action === 'rate.set' ? (
        `1 ${original.currency} = ${original.amount}`
      ) : (
        <Amount value={original.amount} currency={original.currency} />
      ),
  },
  baseAmount: {
    align: 'end',
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.action === 'rate.set' ? (
        '–'
      ) : (
        <Amount value={original.baseAmount} currency={original.baseCurrency} muted />
      ),
  },
  providerId: { priority: 'low' },
  reason: { priority: 'low', cell: ({ getValue }: Cell) => getValue().replaceAll('_', ' ') },
  madeAt: { priority: 'low', cell: TimeCell },
  expiresAt: { priority: 'low', cell: TimeCell },
  deciderName: { priority: 'low' },
  decidedAt: { priority: 'low', cell: TimeCell },
  id: {
    priority: 'low',
    cell: ({ getValue }: Cell) => <Copyable value={getValue()} what="approval id" max={14} />,
  },
})

type Props = { rows: ApprovalRow[]; isFiltered: boolean; tools: ReactNode; foot: ReactNode; csvHref: string }

/** What waits for a second person, or did; each row a way to its page. */
export function ApprovalsTable({ isFiltered, ...props }: Props) {
  return (
    <DataTable
      label="Approvals"
      name="approvals"
      columns={columns}
      empty={<ApprovalsEmpty isFiltered={isFiltered} />}
      {...props}
    />
  )
}

function TimeCell({ getValue }: Cell) {
  return getValue() ? <Time at={getValue()} seconds={false} /> : '–'
}
