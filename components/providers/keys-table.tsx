'use client'

import { Group } from '@mantine/core'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { ownKeyColumns } from '@/lib/engineers/key-columns'
import { keyColumns } from '@/lib/providers/keys/columns'
import type { KeyRow } from '@/lib/providers/keys/list'
import { ChangeKey } from './change-key'
import { HandOver } from './hand-over'
import type { MadeKey } from './key-once'
import { KeyStanding } from './key-standing'
import type { KeyVerbs } from './key-verbs'
import styles from './keys.module.css'
import { RevokeKey } from './revoke-key'

/** A key with what its row needs to act. */
export type KeyOnDesk = KeyRow & {
  against: string | null
  /** Live keys of its provider beside it. */
  others: number
  verbs: KeyVerbs
  onMade: (key: MadeKey) => void
}
type KeyShown = Omit<KeyOnDesk, 'verbs'> & { verbs: KeyVerbs | null }
type Cell = { row: { original: KeyShown } }

const looks = {
  id: { fixed: true as const, cell: ({ row: { original } }: Cell) => <Which row={original} /> },
  state: { cell: ({ row: { original } }: Cell) => <KeyStanding row={original} /> },
  madeBy: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) => <Beside first={original.madeBy} at={original.createdAt} />,
  },
  createdAt: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) => <Time at={original.createdAt} seconds={false} />,
  },
  lastUsedAt: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) =>
      original.lastUsedAt ? (
        <Beside first={<code>{original.lastUsedAddress}</code>} at={original.lastUsedAt} />
      ) : (
        <span className={styles.quiet}>never</span>
      ),
  },
  expiresAt: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) =>
      original.expiresAt ? (
        <Time at={original.expiresAt} seconds={false} />
      ) : (
        <span className={styles.quiet}>when revoked</span>
      ),
  },
  rateLimit: {
    align: 'end' as const,
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) =>
      original.rateLimit ?? <span className={styles.quiet}>the provider's</span>,
  },
}
const actions = {
  align: 'end' as const,
  fixed: true as const,
  cell: ({ row: { original } }: Cell) => <Actions row={original} />,
}

const lists = { desk: keyColumns, studio: ownKeyColumns }
const seen = {
  desk: tableColumns<KeyShown>(lists.desk, looks),
  studio: tableColumns<KeyShown>(lists.studio, looks),
}
const changed = {
  desk: tableColumns<KeyShown>({ ...lists.desk, actions: ['Do', () => null] }, { ...looks, actions }),
  studio: tableColumns<KeyShown>({ ...lists.studio, actions: ['Do', () => null] }, { ...looks, actions }),
}

type Props = {
  rows: KeyRow[]
  /** Whose page it is: a studio is not told who of the operator's made a key. */
  side: 'desk' | 'studio'
  against: string | null
  verbs: KeyVerbs | null
  onMade: (key: MadeKey) => void
  csvHref: string | undefined
  tools: ReactNode
}

/** A provider's keys, newest first: what each is good for, who made it, who uses it. */
export function KeysTable({ rows, side, against, verbs, onMade, csvHref, tools }: Props) {
  const live = rows.filter(isLive).length
  return (
    <DataTable
      label="Keys"
      name={side === 'desk' ? 'keys' : 'own-keys'}
      columns={(verbs ? changed : seen)[side]}
      rows={rows.map(row => ({ ...row, against, verbs, onMade, others: live - (isLive(row) ? 1 : 0) }))}
      csvHref={csvHref}
      tools={tools}
      isFaint={row => !isLive(row)}
      empty={
        <State kind="empty" title="No keys">
          Without a key nobody can call.
        </State>
      }
      foot={
        verbs ? (
          <p className={styles.under}>
            Two keys may be live, so that one can take over from the other: hand the key over, let the
            studio's servers use the new one, and revoke the old one, or let it end by itself. The secret is
            shown once, when it is made.
          </p>
        ) : undefined
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

function Actions({ row: { verbs, ...key } }: { row: KeyShown }) {
  if (!verbs || !isLive(key)) return null
  const row = { ...key, verbs }
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap" className={styles.actions}>
      <HandOver row={row} />
      {verbs.change ? <ChangeKey row={row} change={verbs.change} /> : null}
      <RevokeKey row={row} />
    </Group>
  )
}
