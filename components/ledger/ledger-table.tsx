'use client'

import Link from 'next/link'
import { useSearchParams } from 'next/navigation'
import type { ReactNode } from 'react'
import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable, shorten } from '@/components/ui/copyable'
import { Time } from '@/components/ui/time'
import type { LedgerRow } from '@/lib/players/ledger'
import styles from './ledger-table.module.css'
import { OutcomeTag } from './outcome-tag'
import { RateValue } from './rate-value'
import { kindWords } from './words'

const helper = columnHelper<LedgerRow>()

const columns = helper.columns([
  helper.accessor('seq', {
    header: '#',
    meta: { fixed: true, align: 'end', label: 'Number' },
    cell: ({ row }) => <OpenLink row={row.original} />,
  }),
  helper.accessor('at', { header: 'Time', cell: ({ getValue }) => <Time at={getValue()} /> }),
  helper.accessor('kind', {
    header: 'Kind',
    cell: ({ row: { original } }) => (
      <span className={styles.kind}>
        {kindWords[original.kind] ?? original.kind}
        {original.type && original.type !== 'cash' ? (
          <span className={styles.type}>{original.type}</span>
        ) : null}
      </span>
    ),
  }),
  helper.accessor('amount', {
    header: 'Amount',
    meta: { align: 'end' },
    cell: ({ row: { original } }) => (
      <span className={original.effect === 'refused' ? styles.struck : undefined}>
        <Amount
          value={original.amount}
          currency={original.currency}
          direction={original.direction}
          muted={original.direction === null}
        />
      </span>
    ),
  }),
  helper.accessor('balance', {
    header: 'Balance after',
    meta: { align: 'end' },
    cell: ({ row: { original } }) => <Amount value={original.balance} currency={original.currency} />,
  }),
  helper.accessor('effect', {
    header: 'Outcome',
    cell: ({ row: { original } }) => <OutcomeTag effect={original.effect} code={original.code} />,
  }),
  helper.accessor('value', {
    header: 'In base',
    meta: { align: 'end', priority: 'low' },
    cell: ({ row: { original } }) =>
      original.value ? <RateValue value={original.value} currency={original.currency} /> : null,
  }),
  helper.accessor('providerId', { header: 'Provider', meta: { priority: 'low' } }),
  helper.accessor('roundId', {
    header: 'Round',
    meta: { priority: 'low' },
    cell: ({ getValue }) =>
      getValue() ? <Copyable value={getValue() ?? ''} what="round id" max={18} /> : null,
  }),
  helper.accessor('transactionId', {
    header: 'Transaction id',
    meta: { priority: 'low' },
    cell: ({ getValue }) => <Copyable value={getValue()} what="transaction id" max={20} />,
  }),
  helper.accessor('httpStatus', { header: 'HTTP', meta: { align: 'end', priority: 'low' } }),
])

type Props = {
  rows: LedgerRow[]
  openId: string | null
  isLive: boolean
  tools: ReactNode
  foot: ReactNode
  empty: ReactNode
}

export function LedgerTable({ rows, openId, isLive, tools, foot, empty }: Props) {
  return (
    <DataTable
      label="Ledger"
      name="ledger"
      columns={columns}
      rows={rows}
      openId={openId}
      marksArrivals={isLive}
      tools={tools}
      foot={foot}
      empty={empty}
    />
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
