'use client'

import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { keyColumns } from '@/lib/providers/keys/columns'
import type { KeyRow } from '@/lib/providers/keys/list'
import { ChangeKey } from './change-key'
import { HandOver } from './hand-over'
import type { MadeKey } from './key-once'
import { KeyStanding } from './key-standing'
import styles from './keys.module.css'
import { RevokeKey } from './revoke-key'

/** A key with what its row needs to act. */
export type KeyOnDesk = KeyRow & {
  against: string | null
  /** Live keys of its provider beside it. */
  others: number
  onMade: (key: MadeKey) => void
}
type Cell = { row: { original: KeyOnDesk } }

const columns = tableColumns<KeyOnDesk>(
  { ...keyColumns, actions: ['Do', () => null] },
  {
    id: { fixed: true, cell: ({ row: { original } }: Cell) => <Which row={original} /> },
    state: { cell: ({ row: { original } }: Cell) => <KeyStanding row={original} /> },
    madeBy: {
      priority: 'low',
      cell: ({ row: { original } }: Cell) => <Beside first={original.madeBy} at={original.createdAt} />,
    },
    lastUsedAt: {
      priority: 'low',
      cell: ({ row: { original } }: Cell) =>
        original.lastUsedAt ? (
          <Beside first={<code>{original.lastUsedAddress}</code>} at={original.lastUsedAt} />
        ) : (
          <span className={styles.quiet}>never</span>
        ),
    },
    expiresAt: {
      priority: 'low',
      cell: ({ row: { original } }: Cell) =>
        original.expiresAt ? (
          <Time at={original.expiresAt} seconds={false} />
        ) : (
          <span className={styles.quiet}>when revoked</span>
        ),
    },
    rateLimit: {
      align: 'end',
      priority: 'low',
      cell: ({ row: { original } }: Cell) =>
        original.rateLimit ?? <span className={styles.quiet}>the provider's</span>,
    },
    actions: { align: 'end', fixed: true, cell: ({ row: { original } }: Cell) => <Actions row={original} /> },
  },
)

type Props = {
  rows: KeyRow[]
  against: string | null
  onMade: (key: MadeKey) => void
  csvHref: string
  tools: ReactNode
}

/** A provider's keys, newest first: what each is good for, who made it, who uses it. */
export function KeysTable({ rows, against, onMade, csvHref, tools }: Props) {
  const live = rows.filter(isLive).length
  return (
    <DataTable
      label="Keys"
      name="keys"
      columns={columns}
      rows={rows.map(row => ({ ...row, against, onMade, others: live - (isLive(row) ? 1 : 0) }))}
      csvHref={csvHref}
      tools={tools}
      isFaint={row => !isLive(row)}
      empty={
        <State kind="empty" title="No keys">
          Without a key this provider cannot call.
        </State>
      }
      foot={
        <p className={styles.under}>
          Two keys may be live, so that one can take over from the other: hand the key over, give the studio
          the new one, and revoke the old one, or let it end by itself. The secret is shown once, when it is
          made.
        </p>
      }
    />
  )
}

export function isLive({ state }: KeyRow): boolean {
  return state === 'live' || state === 'handing-over'
}

function Which({ row: { id, label, prefix } }: { row: KeyRow }) {
  return (
    <div className={styles.two}>
      <Copyable value={id} what="key id" />
      <span className={styles.quiet}>
        {label ? `${label} · ` : ''}
        {prefix ? (
          <span title="What its secret begins with">
            <code>{prefix}…</code>
          </span>
        ) : null}
      </span>
    </div>
  )
}

function Beside({ first, at }: { first: ReactNode; at: string }) {
  return (
    <div className={styles.two}>
      <span>{first}</span>
      <span className={styles.quiet}>
        <Time at={at} seconds={false} />
      </span>
    </div>
  )
}

function Actions({ row }: { row: KeyOnDesk }) {
  if (!isLive(row)) return null
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap" className={styles.actions}>
      <HandOver row={row} />
      <ChangeKey row={row} />
      <RevokeKey row={row} />
    </Group>
  )
}
