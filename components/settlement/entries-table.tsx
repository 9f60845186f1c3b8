'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { playerPath } from '@/lib/players/path'
import { entryColumns } from '@/lib/settlement/columns'
import type { EntryRow } from '@/lib/settlement/entries'

type Cell = { row: { original: EntryRow }; getValue: () => string }

const { id: _, currency: __, baseCurrency: ___, ...shown } = entryColumns

const columns = tableColumns(shown, {
  at: { cell: ({ getValue }: Cell) => <Time at={getValue()} /> },
  kind: {
    cell: ({ row: { original }, getValue }: Cell) => (
      <>
        {getValue()} {original.byStaff ? <Tag tone="info">by staff</Tag> : null}
      </>
    ),
  },
  type: { priority: 'low' },
  game: { priority: 'low' },
  playerId: {
    cell: ({ row: { original } }: Cell) => (
      <Copyable value={original.playerId} what="player id">
        <Link href={playerPath(original.playerId)} prefetch={false}>
          {shorten(original.playerId, 20)}
        </Link>
      </Copyable>
    ),
  },
  transactionId: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Copyable value={original.transactionId} what="transaction id">
        <Link
          href={`/ledger/${original.id}`}
          data-row-link
          prefetch={false}
          aria-label={`Posting of ${original.transactionId}`}
        >
          {shorten(original.transactionId, 24)}
        </Link>
      </Copyable>
    ),
  },
  roundName: {
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.roundId && original.roundName ? (
        <Link href={`/rounds/${original.roundId}`} prefetch={false}>
          {shorten(original.roundName, 20)}
        </Link>
      ) : (
        original.roundName
      ),
  },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => <Amount value={original.amount} currency={original.currency} />,
  },
  base: {
    align: 'end',
    priority: 'low',
    cell: ({ row: { original } }: Cell) => <Amount value={original.base} currency={original.baseCurrency} />,
  },
})

type Props = { rows: EntryRow[]; csvHref: string; tools: ReactNode; foot: ReactNode; empty: ReactNode }

/** The transactions behind a figure; each leads to its posting. */
export function EntriesTable(props: Props) {
  return <DataTable label="Transactions" name="settlement-entries" columns={columns} {...props} />
}
