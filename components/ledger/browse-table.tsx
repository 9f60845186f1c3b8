'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { browseColumns } from '@/lib/ledger/browse/columns'
import type { BrowseRow } from '@/lib/ledger/browse/list'
import { playerPath } from '@/lib/players/path'
import { Kind, MovedAmount } from './cells'
import { OutcomeTag } from './outcome-tag'
import { accountWords } from './words'

type Cell = { row: { original: BrowseRow } }

const columns = tableColumns(browseColumns, {
  at: { cell: ({ row: { original } }: Cell) => <Time at={original.at} /> },
  kind: {
    cell: ({ row: { original } }: Cell) => <Kind {...original} />,
  },
  transactionId: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Copyable value={original.transactionId} what="transaction id">
        <Link
          href={`/ledger/${original.id}`}
          data-row-link
          prefetch={false}
          aria-label={`Transaction ${original.transactionId}`}
        >
          {shorten(original.transactionId, 24)}
        </Link>
      </Copyable>
    ),
  },
  playerId: {
    cell: ({ row: { original } }: Cell) => (
      <>
        <Link href={playerPath(original.playerId)} prefetch={false}>
          {shorten(original.playerId, 20)}
        </Link>{' '}
        {original.isTest ? <Tag tone="quiet">test</Tag> : null}
      </>
    ),
  },
  providerId: { priority: 'low' },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => <MovedAmount row={original} />,
  },
  base: {
    align: 'end',
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.base === null ? null : <Amount value={original.base} currency={original.baseCurrency} />,
  },
  effect: {
    cell: ({ row: { original } }: Cell) => <OutcomeTag effect={original.effect} code={original.code} />,
  },
  account: {
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.account === null
        ? null
        : `${accountWords[original.account] ?? original.account}${original.accountOf ? ` ${shorten(original.accountOf, 20)}` : ''}`,
  },
  gameId: { priority: 'low' },
  roundName: {
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.roundId && original.roundName ? (
        <Link href={`/rounds/${original.roundId}`} prefetch={false}>
          {shorten(original.roundName, 18)}
        </Link>
      ) : (
        original.roundName
      ),
  },
})

type Props = Omit<ComponentProps<typeof DataTable<BrowseRow>>, 'label' | 'name' | 'columns'>

/** The ledger of the whole casino, the newest first; a row leads to its transaction. */
export function BrowseTable(props: Props) {
  return <DataTable label="Ledger" name="browse" columns={columns} {...props} />
}
