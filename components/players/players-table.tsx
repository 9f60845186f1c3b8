'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable, shorten } from '@/components/ui/copyable'
import { Time } from '@/components/ui/time'
import type { PlayerRow } from '@/lib/players/list'
import { PlayerStatusTag, TestTag } from './status-tag'

const helper = columnHelper<PlayerRow>()

const columns = helper.columns([
  helper.accessor('id', {
    header: 'Player',
    meta: { fixed: true },
    cell: ({ getValue }) => (
      <Copyable value={getValue()} what="player id">
        <Link href={`/players/${encodeURIComponent(getValue())}`} data-row-link prefetch={false}>
          {shorten(getValue(), 36)}
        </Link>
      </Copyable>
    ),
  }),
  helper.accessor('name', { header: 'Name', cell: ({ getValue }) => getValue() ?? <Nothing /> }),
  helper.accessor('status', {
    header: 'Status',
    cell: ({ row }) => (
      <span style={{ display: 'inline-flex', gap: 6 }}>
        <PlayerStatusTag status={row.original.status} />
        {row.original.test ? <TestTag /> : null}
      </span>
    ),
  }),
  helper.accessor('country', {
    header: 'Country',
    meta: { priority: 'low' },
    cell: ({ getValue }) => getValue() ?? <Nothing />,
  }),
  helper.accessor('createdAt', {
    header: 'Since',
    meta: { priority: 'low' },
    cell: ({ getValue }) => <Time at={getValue()} seconds={false} />,
  }),
  helper.accessor('balance', {
    header: 'Balance',
    meta: { align: 'end' },
    cell: ({ row }) => <Amount value={row.original.balance} currency={row.original.currency} />,
  }),
])

type Props = { rows: PlayerRow[]; tools: ReactNode; foot: ReactNode; empty: ReactNode }

export function PlayersTable({ rows, tools, foot, empty }: Props) {
  return (
    <DataTable
      label="Players"
      name="players"
      columns={columns}
      rows={rows}
      tools={tools}
      foot={foot}
      empty={empty}
    />
  )
}

function Nothing() {
  return <span style={{ color: 'var(--mantine-color-dimmed)' }}>—</span>
}
