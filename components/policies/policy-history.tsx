'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { type PolicyChangeRow, policyChangeColumns } from '@/lib/providers/policy-changes'
import styles from './policies.module.css'

type Cell = { row: { original: PolicyChangeRow }; getValue: () => string }

const columns = tableColumns(policyChangeColumns, {
  version: {
    fixed: true,
    cell: ({ getValue }: Cell) => (
      <span id={`v${getValue()}`} className={styles.target}>
        {getValue()}
      </span>
    ),
  },
  at: { cell: ({ getValue }: Cell) => <Time at={getValue()} seconds={false} /> },
  why: { priority: 'low' },
  changes: { cell: ({ row: { original } }: Cell) => <Changes changes={original.changes} /> },
})

/** Every version of a provider's policies, newest first. */
export function PolicyHistory({ rows, csvHref }: { rows: PolicyChangeRow[]; csvHref: string }) {
  return (
    <DataTable
      label="Versions of the policies"
      name="policy-versions"
      columns={columns}
      rows={rows}
      empty={<State kind="empty" title="No versions" />}
      tools={<strong>Versions</strong>}
      csvHref={csvHref}
    />
  )
}

function Changes({ changes }: Pick<PolicyChangeRow, 'changes'>) {
  if (changes.length === 0) return 'All at their defaults'
  return changes.map(({ key, before, after }) => (
    <div key={key}>
      <code>{key}</code>:{' '}
      {before === null ? null : (
        <>
          <code>{before}</code> →{' '}
        </>
      )}
      <code>{after}</code>
    </div>
  ))
}
