'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import styles from './studio.module.css'

export type MagicRow = { id: string; token: string; does: string }

type Cell = { row: { original: MagicRow } }

const columns = tableColumns<MagicRow>(
  { id: 'Player, and token', does: 'What happens' },
  {
    id: {
      fixed: true,
      cell: ({ row: { original } }: Cell) => (
        <span className={styles.two}>
          <Copyable value={original.id} what="player id" />
          <Copyable value={original.token} what="token" max={28} />
        </span>
      ),
    },
    does: { cell: ({ row: { original } }: Cell) => <span className={styles.does}>{original.does}</span> },
  },
)

/** The magic players of the sandbox, and what each does. */
export function MagicTable({ rows }: { rows: MagicRow[] }) {
  return <DataTable label="Magic players" name="magic" columns={columns} rows={rows} empty={null} />
}
