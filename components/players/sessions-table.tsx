'use client'

import type { ComponentProps } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { sessionColumns } from '@/lib/sessions/columns'
import type { SessionRow } from '@/lib/sessions/list'
import { EndSession } from './end-sessions'
import { sessionWords } from './words'

/** A session with what is needed to end it: whose it is, and why this person may not. */
type Row = SessionRow & { playerId: string; against: string | null }
type Cell = { row: { original: Row } }

const timeOf = (at: string | null) => (at ? <Time at={at} seconds={false} /> : null)

const columns = tableColumns<Row>(
  { ...sessionColumns, end: ['End it', () => null] },
  {
    id: {
      fixed: true,
      cell: ({ row: { original } }: Cell) => <Copyable value={original.id} what="session id" max={20} />,
    },
    state: {
      cell: ({ row: { original } }: Cell) => (
        <Tag tone={original.state === 'live' ? 'good' : 'quiet'}>{sessionWords[original.state]}</Tag>
      ),
    },
    gameId: { priority: 'low' },
    createdAt: { cell: ({ row: { original } }: Cell) => timeOf(original.createdAt) },
    expiresAt: { priority: 'low', cell: ({ row: { original } }: Cell) => timeOf(original.expiresAt) },
    endedAt: { priority: 'low', cell: ({ row: { original } }: Cell) => timeOf(original.endedAt) },
    end: {
      align: 'end',
      fixed: true,
      cell: ({ row: { original } }: Cell) =>
        original.state === 'live' ? <EndSession session={original} /> : null,
    },
  },
)

type Props = Omit<ComponentProps<typeof DataTable<Row>>, 'label' | 'name' | 'columns'>

/** A player's sessions; each that runs can be ended from here. */
export function PlayerSessionsTable(props: Props) {
  return <DataTable label="Sessions" name="player-sessions" columns={columns} {...props} />
}
