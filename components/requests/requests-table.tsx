'use client'

import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Time } from '@/components/ui/time'
import { requestColumns } from '@/lib/requests/columns'
import type { RequestRow } from '@/lib/requests/list'
import { StatusCode } from './status-code'
import { VerdictTag } from './verdict-tag'

type Cell = { row: { original: RequestRow }; getValue: () => string }

const id =
  (what: string, max: number) =>
  ({ getValue }: Cell) =>
    getValue() ? <Copyable value={getValue()} what={what} max={max} /> : null

const columns = tableColumns(requestColumns, {
  at: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Link href={`/requests/${original.id}`} data-row-link prefetch={false}>
        <VisuallyHidden>Call {original.endpoint}, </VisuallyHidden>
        <Time at={original.at} />
      </Link>
    ),
  },
  verdict: { cell: ({ getValue }: Cell) => <VerdictTag verdict={getValue()} /> },
  status: { align: 'end', cell: ({ row: { original } }: Cell) => <StatusCode status={original.status} /> },
  code: { priority: 'low', cell: ({ getValue }: Cell) => <code>{getValue()}</code> },
  latency: { align: 'end', priority: 'low' },
  playerId: {
    cell: ({ getValue }: Cell) =>
      getValue() ? (
        <Copyable value={getValue()} what="player id">
          <Link href={`/players/${encodeURIComponent(getValue())}`} prefetch={false}>
            {shorten(getValue(), 18)}
          </Link>
        </Copyable>
      ) : null,
  },
  transactionId: { priority: 'low', cell: id('transaction id', 18) },
  roundId: { priority: 'low', cell: id('round id', 16) },
  keyId: { priority: 'low', cell: id('key id', 12) },
  address: { priority: 'low' },
  id: { priority: 'low', cell: id('request id', 13) },
})

type Props = {
  rows: RequestRow[]
  isLive: boolean
  csvHref: string
  views: ReactNode
  tools: ReactNode
  foot: ReactNode
  empty: ReactNode
}

/** The request log, newest first; what came while one looks is marked. */
export function RequestsTable({ isLive, ...table }: Props) {
  return <DataTable label="Calls" name="requests" columns={columns} marksArrivals={isLive} {...table} />
}
