'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Time } from '@/components/ui/time'
import type { ListColumns } from '@/lib/listing/columns'
import type { LimitRow } from '@/lib/players/list-limits'
import styles from './limits-table.module.css'
import { SetLimit } from './set-limit'
import { limitWords, periodWords } from './words'

type Row = LimitRow & { playerId: string; against: string | null }
type Cell = { row: { original: Row } }

const declared: ListColumns<Row> = {
  limit: ['Limit', row => `${limitWords[row.kind]} ${periodWords[row.period]}`],
  amount: 'Now',
  used: 'Used',
  left: 'Left',
  waiting: ['Later', row => row.waiting?.from ?? null],
  set: ['Set', () => null],
}

const columns = tableColumns(declared, {
  limit: { fixed: true },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) =>
      original.amount ? (
        <Amount value={original.amount} currency={original.currency} />
      ) : (
        <span className={styles.none}>none</span>
      ),
  },
  used: {
    align: 'end',
    cell: ({ row: { original } }: Cell) =>
      original.used === null ? null : (
        <span title={`Since ${original.since?.slice(0, 10)} 00:00 UTC`}>
          <Amount value={original.used} currency={original.currency} muted={original.amount === null} />
        </span>
      ),
  },
  left: {
    align: 'end',
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.left === null ? null : (
        <span
          className={
            original.left.startsWith('-') || /^[0.]+$/.test(original.left) ? styles.spent : undefined
          }
        >
          <Amount value={original.left} currency={original.currency} />
        </span>
      ),
  },
  waiting: { cell: ({ row: { original } }: Cell) => <Later row={original} /> },
  set: {
    align: 'end',
    fixed: true,
    cell: ({ row: { original } }: Cell) => <SetLimit row={original} />,
  },
})

type Props = { playerId: string; rows: LimitRow[]; against: string | null }

/** Every limit there can be: what counts, what is used, what comes. */
export function LimitsTable({ playerId, rows, against }: Props) {
  return (
    <DataTable
      label="Limits"
      name="limits"
      columns={columns}
      rows={rows.map(row => ({ ...row, playerId, against }))}
      empty={null}
      foot={
        <p className={styles.note}>
          A first limit and a decrease count at once, for the very next bet; an increase, or taking a limit
          away, after 24 hours. Bets are held to them, wins and rollbacks never. Days begin at 00:00 UTC,
          weeks on Monday. Wager is what is staked in cash; loss is wager less wins: below zero the player is
          ahead. What is rolled back is given back.
        </p>
      }
    />
  )
}

function Later({ row }: { row: Row }) {
  if (!row.waiting) return null
  return (
    <span className={styles.later}>
      {row.waiting.amount ? <Amount value={row.waiting.amount} currency={row.currency} /> : 'none'} from{' '}
      <Time at={row.waiting.from} seconds={false} />
    </span>
  )
}
