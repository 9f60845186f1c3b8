'use client'

import { VisuallyHidden } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { shorten } from '@/components/ui/shorten'
import { Time } from '@/components/ui/time'
import { ownRequestColumns, requestColumns } from '@/lib/requests/columns'
import type { RequestRow } from '@/lib/requests/list'
import { StatusCode } from './status-code'
import { VerdictTag } from './verdict-tag'

type Cell = { row: { original: RequestRow }; getValue: () => string }

const id =
  (what: string, max: number) =>
  ({ getValue }: Cell) =>
    getValue() ? <Copyable value={getValue()} what={what} max={max} /> : null

const wayIn =
  (path: string) =>
  ({ row: { original } }: Cell) => (
    <Link href={`${path}/${original.id}`} data-row-link prefetch={false}>
      <VisuallyHidden>Call {original.endpoint}, </VisuallyHidden>
      <Time at={original.at} />
    </Link>
  )

const looks = {
  at: { fixed: true as const, cell: wayIn('/requests') },
  verdict: { cell: ({ getValue }: Cell) => <VerdictTag verdict={getValue()} /> },
  status: {
    align: 'end' as const,
    cell: ({ row: { original } }: Cell) => <StatusCode status={original.status} />,
  },
  code: { priority: 'low' as const, cell: ({ getValue }: Cell) => <code>{getValue()}</code> },
  latency: { align: 'end' as const, priority: 'low' as const },
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
  transactionId: { priority: 'low' as const, cell: id('transaction id', 18) },
  roundId: { priority: 'low' as const, cell: id('round id', 16) },
  keyId: { priority: 'low' as const, cell: id('key id', 12) },
  address: { priority: 'low' as const },
  id: { priority: 'low' as const, cell: id('request id', 13) },
}

const columns = tableColumns(requestColumns, looks)

/** A studio's own calls lead to no player: those are the desk's. */
const ownColumns = tableColumns(ownRequestColumns, {
  ...looks,
  at: { fixed: true, cell: wayIn('/studio/requests') },
  playerId: { cell: id('player id', 18) },
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

/** The same of one provider, for its own engineers. */
export function OwnRequestsTable({ isLive, ...table }: Props) {
  return (
    <DataTable label="Calls" name="own-requests" columns={ownColumns} marksArrivals={isLive} {...table} />
  )
}
