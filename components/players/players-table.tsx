'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Time } from '@/components/ui/time'
import { playerColumns } from '@/lib/players/columns'
import type { PlayerRow } from '@/lib/players/list'
import { PlayerStatusTag, TestTag } from './status-tag'

// The test mark stands beside the status, the currency beside the balance: on the page they need no columns.
const { test: _, currency: __, ...shown } = playerColumns

const columns = tableColumns(shown, {
  id: {
    fixed: true,
    cell: ({ row: { original } }) => (
      <Copyable value={original.id} what="player id">
        <Link href={`/players/${encodeURIComponent(original.id)}`} data-row-link prefetch={false}>
          {shorten(original.id, 36)}
        </Link>
      </Copyable>
    ),
  },
  name: { cell: ({ row: { original } }) => original.name ?? <Nothing /> },
  status: {
    cell: ({ row: { original } }) => (
      <span style={{ display: 'inline-flex', gap: 6 }}>
        <PlayerStatusTag status={original.status} />
        {original.test ? <TestTag /> : null}
      </span>
    ),
  },
  country: { priority: 'low', cell: ({ row: { original } }) => original.country ?? <Nothing /> },
  createdAt: {
    priority: 'low',
    cell: ({ row: { original } }) => <Time at={original.createdAt} seconds={false} />,
  },
  seenAt: {
    priority: 'low',
    cell: ({ row: { original } }) =>
      original.seenAt ? <Time at={original.seenAt} seconds={false} /> : <Nothing word="never" />,
  },
  balance: {
    align: 'end',
    cell: ({ row: { original } }) => <Amount value={original.balance} currency={original.currency} />,
  },
})

type Props = Omit<ComponentProps<typeof DataTable<PlayerRow>>, 'label' | 'name' | 'columns'>

export function PlayersTable(props: Props) {
  return <DataTable label="Players" name="players" columns={columns} {...props} />
}

function Nothing({ word = '—' }: { word?: string }) {
  return <span style={{ color: 'var(--mantine-color-dimmed)' }}>{word}</span>
}
