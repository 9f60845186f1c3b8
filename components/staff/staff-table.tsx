'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Time } from '@/components/ui/time'
import { staffColumns } from '@/lib/staff/columns'
import type { StaffRow } from '@/lib/staff/list'
import { FactorTag, StaffStateTag } from './staff-tags'

type Cell = { row: { original: StaffRow } }

const columns = tableColumns(staffColumns, {
  name: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Link href={`/staff/${original.id}`} data-row-link prefetch={false}>
        {original.name}
      </Link>
    ),
  },
  email: { priority: 'low' },
  providerId: { priority: 'low' },
  state: { cell: ({ row: { original } }: Cell) => <StaffStateTag state={original.state} /> },
  factor: { cell: ({ row: { original } }: Cell) => <FactorTag factor={original.factor} /> },
  seenAt: {
    priority: 'low',
    cell: ({ row: { original } }: Cell) =>
      original.seenAt ? <Time at={original.seenAt} seconds={false} /> : 'never',
  },
  liveSessions: { align: 'end' },
})

type Props = Omit<ComponentProps<typeof DataTable<StaffRow>>, 'label' | 'name' | 'columns'>

export function StaffTable(props: Props) {
  return <DataTable label="Staff" name="staff" columns={columns} {...props} />
}
