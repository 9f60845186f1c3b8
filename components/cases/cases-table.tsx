'use client'

import Link from 'next/link'
import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable, shorten } from '@/components/ui/copyable'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { CaseRow } from '@/lib/cases/list-open'

const words: Record<string, string> = {
  credit_refused: 'A credit was refused',
  rollback_refused: 'A rollback was refused',
  orphan_win: 'A win without a bet',
  kept_rollback: "A win's rollback moved nothing",
  stale_rate: 'Booked at an old rate',
}

const helper = columnHelper<CaseRow>()

const columns = helper.columns([
  helper.accessor('kind', {
    header: 'What',
    meta: { fixed: true },
    cell: ({ getValue }) => words[getValue()] ?? getValue().replaceAll('_', ' '),
  }),
  helper.accessor('code', {
    header: 'Code',
    meta: { priority: 'low' },
    cell: ({ getValue }) => (getValue() ? <Tag tone="bad">{getValue()}</Tag> : null),
  }),
  helper.accessor('playerId', {
    header: 'Player',
    cell: ({ getValue }) => <PlayerLink id={getValue()} />,
  }),
  helper.accessor('providerId', { header: 'Provider', meta: { priority: 'low' } }),
  helper.accessor('transactionId', {
    header: 'Transaction id',
    meta: { priority: 'low' },
    cell: ({ getValue }) =>
      getValue() ? <Copyable value={getValue() ?? ''} what="transaction id" max={22} /> : null,
  }),
  helper.accessor('amount', {
    header: 'Amount',
    meta: { align: 'end' },
    cell: ({ row: { original } }) =>
      original.amount && original.currency ? (
        <Amount value={original.amount} currency={original.currency} />
      ) : null,
  }),
  helper.accessor('openedAt', {
    header: 'Opened',
    meta: { priority: 'low' },
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
])

export function CasesTable({ rows }: { rows: CaseRow[] }) {
  const empty = (
    <State kind="empty" title="Nothing to look at">
      A case opens by itself when a credit is refused, a win comes without its bet, or a rate is missing.
    </State>
  )
  return (
    <DataTable
      label="Open cases"
      name="cases"
      columns={columns}
      rows={rows}
      empty={empty}
      tools={<strong>Newest open cases</strong>}
    />
  )
}

function PlayerLink({ id }: { id: string | null }) {
  if (!id) return null
  return (
    <Copyable value={id} what="player id">
      <Link href={`/players/${encodeURIComponent(id)}`} data-row-link prefetch={false}>
        {shorten(id, 28)}
      </Link>
    </Copyable>
  )
}
