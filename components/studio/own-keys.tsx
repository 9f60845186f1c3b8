'use client'

import { Group } from '@mantine/core'
import { useState } from 'react'
import { KeyOnce, type MadeKey } from '@/components/providers/key-once'
import { KeyStanding } from '@/components/providers/key-standing'
import styles from '@/components/providers/keys.module.css'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { ownKeyColumns } from '@/lib/engineers/key-columns'
import type { KeyRow } from '@/lib/providers/keys/list'
import { HandOverOwn } from './hand-over-own'
import { type KeyVerbs, MakeOwn } from './make-own'
import { RevokeOwn } from './revoke-own'

/** A key with what its row needs to act. */
export type OwnKey = KeyRow & { verbs: KeyVerbs; onMade: (key: MadeKey) => void }
type Cell = { row: { original: OwnKey } }

const looks = {
  id: { fixed: true as const, cell: ({ row: { original } }: Cell) => <Which row={original} /> },
  state: { cell: ({ row: { original } }: Cell) => <KeyStanding row={original} /> },
  createdAt: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) => <Time at={original.createdAt} seconds={false} />,
  },
  lastUsedAt: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) =>
      original.lastUsedAt ? <Time at={original.lastUsedAt} seconds={false} /> : 'never',
  },
  expiresAt: {
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) =>
      original.expiresAt ? <Time at={original.expiresAt} seconds={false} /> : 'when revoked',
  },
}
const actions = {
  align: 'end' as const,
  fixed: true as const,
  cell: ({ row: { original } }: Cell) => <Actions row={original} />,
}

const seen = tableColumns<OwnKey>(ownKeyColumns, looks)
const changed = tableColumns<OwnKey>({ ...ownKeyColumns, actions: ['Do', () => null] }, { ...looks, actions })

type Props = { rows: KeyRow[]; verbs: KeyVerbs; isSandbox: boolean }

/** A studio's own keys. What was just made is shown above the list, which may change behind it as it likes. */
export function OwnKeys({ rows, verbs, isSandbox }: Props) {
  const [made, setMade] = useState<MadeKey | null>(null)
  const live = rows.filter(isLive).length
  return (
    <>
      <DataTable
        label="Keys"
        name="own-keys"
        columns={isSandbox ? changed : seen}
        rows={rows.map(row => ({ ...row, verbs, onMade: setMade }))}
        tools={isSandbox ? <MakeOwn live={live} verbs={verbs} onMade={setMade} /> : undefined}
        isFaint={row => !isLive(row)}
        empty={
          <State kind="empty" title="No keys">
            Without a key you cannot call.
          </State>
        }
      />
      <KeyOnce made={made} onClose={() => setMade(null)} />
    </>
  )
}

function isLive({ state }: KeyRow): boolean {
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

function Actions({ row }: { row: OwnKey }) {
  if (!isLive(row)) return null
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap" className={styles.actions}>
      <HandOverOwn row={row} />
      <RevokeOwn row={row} />
    </Group>
  )
}
