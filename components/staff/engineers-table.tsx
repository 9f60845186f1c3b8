'use client'

import { Group } from '@mantine/core'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import { engineerColumns } from '@/lib/staff/columns'
import type { StaffRow } from '@/lib/staff/list'
import { Access } from './access'
import type { StaffVerbs } from './staff-changes'
import { FactorTag, StaffStateTag } from './staff-tags'

type Verbs = Pick<StaffVerbs, 'disable' | 'enable' | 'sendLink'>
/** An engineer with what the row needs to act. */
type Engineer = StaffRow & { verbs: Verbs; against: string | null; leadsOn: boolean }
type Cell = { row: { original: Engineer } }

const columns = tableColumns<Engineer>(
  { ...engineerColumns, actions: ['Do', () => null] },
  {
    name: { fixed: true, cell: ({ row: { original } }: Cell) => <Name row={original} /> },
    email: { priority: 'low' },
    state: { cell: ({ row: { original } }: Cell) => <StaffStateTag state={original.state} /> },
    factor: {
      priority: 'low',
      cell: ({ row: { original } }: Cell) => <FactorTag factor={original.factor} />,
    },
    seenAt: {
      priority: 'low',
      cell: ({ row: { original } }: Cell) =>
        original.seenAt ? <Time at={original.seenAt} seconds={false} /> : 'never',
    },
    actions: { align: 'end', fixed: true, cell: ({ row: { original } }: Cell) => <Actions row={original} /> },
  },
)

type Props = {
  rows: StaffRow[]
  verbs: Verbs
  /** Why this person may not change them, or null. */
  against: string | null
  /** Whether a name leads to its page among the staff. */
  leadsOn: boolean
  csvHref?: string
  tools: ReactNode
  foot: ReactNode
}

/** Who of a studio has a sign-in here. */
export function EngineersTable({ rows, verbs, against, leadsOn, ...table }: Props) {
  return (
    <DataTable
      label="Engineers"
      name="engineers"
      columns={columns}
      rows={rows.map(row => ({ ...row, verbs, against, leadsOn }))}
      empty={
        <State kind="empty" title="No engineer of this studio has a sign-in">
          One who has sees this provider’s calls, health and keys, and nothing of any other or of the desk.
        </State>
      }
      {...table}
    />
  )
}

function Name({ row: { id, name, leadsOn } }: { row: Engineer }) {
  if (!leadsOn) return name
  return (
    <Link href={`/staff/${id}`} data-row-link prefetch={false}>
      {name}
    </Link>
  )
}

function Actions({ row }: { row: Engineer }) {
  const { verbs, against } = row
  return (
    <Group gap={6} justify="flex-end" wrap="nowrap">
      <Access
        person={row}
        verbs={verbs}
        against={against}
        stays="Keys they made go on: revoke those apart."
      />
    </Group>
  )
}
