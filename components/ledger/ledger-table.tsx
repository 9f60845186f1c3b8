'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ComponentProps } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Time } from '@/components/ui/time'
import type { LedgerRow } from '@/lib/players/ledger'
import { ledgerColumns } from '@/lib/players/ledger-columns'
import { Kind, MovedAmount } from './cells'
import styles from './ledger-table.module.css'
import { OutcomeTag } from './outcome-tag'
import { RateValue } from './rate-value'

type Cell = { row: { original: LedgerRow } }

const columns = tableColumns(ledgerColumns, {
  seq: {
    fixed: true,
    align: 'end',
    label: 'Number',
    cell: ({ row: { original } }: Cell) => <OpenLink row={original} />,
  },
  at: { cell: ({ row: { original } }: Cell) => <Time at={original.at} /> },
  kind: {
    cell: ({ row: { original } }: Cell) => <Kind {...original} />,
  },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => <MovedAmount row={original} />,
  },
  balance: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => <Amount value={original.balance} currency={original.currency} />,
  },
  effect: {
    cell: ({ row: { original } }: Cell) => <OutcomeTag effect={original.effect} code={original.code} />,
  },
  value: {
    align: 'end',
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.value ? <RateValue value={original.value} currency={original.currency} /> : null,
  },
  providerId: { priority: 'low' },
  roundId: { priority: 'low', cell: ({ row: { original } }: Cell) => <RoundLink row={original} /> },
  transactionId: {
    priority: 'low',
    cell: ({ row: { original } }: Cell) => (
      <Copyable value={original.transactionId} what="transaction id" max={20} />
    ),
  },
  httpStatus: { align: 'end', priority: 'low' },
})

type Props = Omit<ComponentProps<typeof DataTable<LedgerRow>>, 'label' | 'name' | 'columns'>

/** A wallet's ledger, the newest entry first; a row opens its entry. */
export function LedgerTable(props: Props) {
  return <DataTable label="Ledger" name="ledger" columns={columns} {...props} />
}

/** The round, where there is one to go to: a refused bet may name one that never began. */
function RoundLink({ row: { roundId, roundUuid } }: { row: LedgerRow }) {
  if (!roundId) return null
  return (
    <Copyable value={roundId} what="round id" max={18}>
      {roundUuid ? (
        <Link href={`/rounds/${roundUuid}`} prefetch={false}>
          {shorten(roundId, 18)}
        </Link>
      ) : null}
    </Copyable>
  )
}

/** The way to a row's detail: the same page, with the row named in the URL. */
function OpenLink({ row }: { row: LedgerRow }) {
  const query = new URLSearchParams(useSearchParams())
  query.set('entry', row.id)
  return (
    <Link
      href={`?${query}`}
      scroll={false}
      prefetch={false}
      data-row-link
      className={styles.number}
      aria-label={`Entry ${row.seq}: ${row.kind} ${shorten(row.transactionId, 24)}`}
    >
      {row.seq}
    </Link>
  )
}
