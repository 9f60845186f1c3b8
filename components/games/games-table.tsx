'use client'

import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { group } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { Tag } from '@/components/ui/tag'
import { gameColumns } from '@/lib/providers/games/columns'
import type { GameRow } from '@/lib/providers/games/list'
import { AddGame } from './add-game'
import { GameLimits } from './game-limits'
import { GameStatus } from './game-status'
import styles from './games.module.css'
import { ImportGames } from './import-games'

type Row = GameRow & { providerId: string; against: string | null }
type Cell = { row: { original: Row } }

const columns = tableColumns<Row>(
  { ...gameColumns, change: ['Change', () => ''] },
  {
    id: {
      fixed: true,
      cell: ({ row: { original } }: Cell) => <Copyable value={original.id} what="game id" max={32} />,
    },
    status: {
      cell: ({ row: { original } }: Cell) => (
        <Tag tone={original.status === 'enabled' ? 'good' : 'warn'}>{original.status}</Tag>
      ),
    },
    limits: { priority: 'low', cell: ({ row: { original } }: Cell) => <Limits game={original} /> },
    change: {
      align: 'end',
      fixed: true,
      cell: ({ row: { original } }: Cell) => (
        <span className={styles.buttons}>
          <GameLimits game={original} />
          <GameStatus game={original} />
        </span>
      ),
    },
  },
)

type Props = {
  providerId: string
  rows: GameRow[]
  /** Why this person may not change games, or null. */
  against: string | null
  csvHref: string
  filter: ReactNode
  empty: ReactNode
  foot: ReactNode
}

/** A provider's games, and what may be done to them. */
export function GamesTable({ providerId, rows, against, csvHref, filter, empty, foot }: Props) {
  return (
    <DataTable
      label="Games"
      name="games"
      columns={columns}
      rows={rows.map(row => ({ ...row, providerId, against }))}
      csvHref={csvHref}
      tools={
        <div className={styles.tools}>
          {filter}
          <AddGame providerId={providerId} against={against} />
          <ImportGames providerId={providerId} against={against} />
        </div>
      }
      empty={empty}
      foot={foot}
    />
  )
}

function Limits({ game: { stakeMax, byCurrency } }: { game: GameRow }) {
  const own = Object.entries(byCurrency)
  if (stakeMax === null && own.length === 0) return <span className={styles.rest}>none</span>
  return (
    <span className={styles.limits}>
      {own.map(([currency, most]) => (
        <span key={currency}>
          {group(most)} <span className={styles.rest}>{currency}</span>
        </span>
      ))}
      {stakeMax === null ? null : (
        <span>
          {group(stakeMax)}{' '}
          <span className={styles.rest}>{own.length > 0 ? 'in others' : 'in any currency'}</span>
        </span>
      )}
    </span>
  )
}
