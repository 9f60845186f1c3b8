'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Time } from '@/components/ui/time'
import { roundColumns } from '@/lib/rounds/columns'
import type { RoundRow } from '@/lib/rounds/row'
import { RoundStateTag } from './state-tag'

type Cell = { row: { original: RoundRow }; getValue: () => string }

const { id: _, currency: __, ...shown } = roundColumns

const looks = {
  roundId: {
    fixed: true as const,
    cell: ({ row: { original } }: Cell) => (
      <Copyable value={original.roundId} what="round id">
        <Link href={`/rounds/${original.id}`} data-row-link prefetch={false}>
          {shorten(original.roundId, 24)}
        </Link>
      </Copyable>
    ),
  },
  gameId: { priority: 'low' as const },
  playerId: {
    cell: ({ row: { original } }: Cell) => (
      <Copyable value={original.playerId} what="player id">
        <Link href={`/players/${encodeURIComponent(original.playerId)}`} prefetch={false}>
          {shorten(original.playerId, 20)}
        </Link>
      </Copyable>
    ),
  },
  status: {
    cell: ({ row: { original } }: Cell) => (
      <RoundStateTag status={original.status} isStaffSettled={original.isStaffSettled} />
    ),
  },
  bets: { align: 'end' as const, priority: 'low' as const },
  stake: {
    align: 'end' as const,
    cell: ({ row: { original } }: Cell) => <Amount value={original.stake} currency={original.currency} />,
  },
  win: {
    align: 'end' as const,
    cell: ({ row: { original } }: Cell) => <Amount value={original.win} currency={original.currency} />,
  },
  net: {
    align: 'end' as const,
    cell: ({ row: { original } }: Cell) => <Net value={original.net} currency={original.currency} />,
  },
  openedAt: { cell: ({ getValue }: Cell) => <Time at={getValue()} /> },
  updatedAt: { priority: 'low' as const, cell: ({ getValue }: Cell) => <Time at={getValue()} /> },
}

const columns = tableColumns(shown, looks)
const { playerId: ___, ...ofPlayer } = shown
const columnsOfPlayer = tableColumns(ofPlayer, looks)

type Props = {
  rows: RoundRow[]
  /** On a player's own page the player is no column. */
  isOfPlayer?: boolean
  csvHref?: string
  views?: ReactNode
  tools?: ReactNode
  foot?: ReactNode
  empty: ReactNode
}

/** Rounds, the last opened first; a row leads to its page. */
export function RoundsTable({ isOfPlayer = false, ...table }: Props) {
  return (
    <DataTable
      label="Rounds"
      name={isOfPlayer ? 'player-rounds' : 'rounds'}
      columns={isOfPlayer ? columnsOfPlayer : columns}
      {...table}
    />
  )
}

/** What the player took away: won with a plus, lost with a minus. */
export function Net({ value, currency }: { value: string; currency: string }) {
  const isWon = !value.startsWith('-') && /[1-9]/.test(value)
  return <Amount value={value} currency={currency} direction={isWon ? 'in' : null} />
}
