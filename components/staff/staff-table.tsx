'use client'

import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { StaffRow } from '@/lib/staff/list'

const helper = columnHelper<StaffRow>()

const columns = helper.columns([
  helper.accessor('email', { header: 'Email', meta: { fixed: true } }),
  helper.accessor('name', { header: 'Name', meta: { priority: 'low' } }),
  helper.accessor('role', { header: 'Role' }),
  helper.accessor('state', {
    header: 'State',
    cell: ({ getValue }) => (
      <Tag tone={getValue() === 'active' ? 'good' : 'quiet'}>
        {getValue() === 'active' ? 'Active' : 'Disabled'}
      </Tag>
    ),
  }),
  helper.accessor('seenAt', {
    header: 'Last seen',
    cell: ({ getValue }) => (getValue() ? <Time at={getValue() ?? ''} seconds={false} /> : 'never'),
  }),
  helper.accessor('liveSessions', { header: 'Live sign-ins', meta: { align: 'end' } }),
])

export function StaffTable({ rows }: { rows: StaffRow[] }) {
  return (
    <DataTable
      label="Staff"
      name="staff"
      columns={columns}
      rows={rows}
      empty={<State kind="empty" title="Nobody works here yet" />}
    />
  )
}
