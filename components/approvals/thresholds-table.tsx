'use client'

import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ThresholdRow } from '@/lib/approvals/list-thresholds'
import { thresholdColumns } from '@/lib/approvals/threshold-columns'
import { SetThreshold } from './set-threshold'

type Row = ThresholdRow & { against: string | null }
type Cell = { row: { original: Row }; getValue: () => string }

const { unit: _, ...shown } = thresholdColumns

const declared = tableColumns<Row>(shown, {
  does: { fixed: true },
  currency: { cell: ({ getValue }: Cell) => <Any text={getValue()} /> },
  role: { cell: ({ getValue }: Cell) => <Any text={getValue()} /> },
  amount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) =>
      original.amount === null ? (
        <Tag>never</Tag>
      ) : (
        <Amount value={original.amount} currency={original.unit} />
      ),
  },
  version: { align: 'end', priority: 'low' },
  setBy: { priority: 'low' },
  setAt: { priority: 'low', cell: ({ getValue }: Cell) => <Time at={getValue()} seconds={false} /> },
  reason: { priority: 'low' },
})

const edit = tableColumns<Row>(
  { edit: ['Change', () => ''] },
  {
    edit: {
      align: 'end',
      fixed: true,
      cell: ({ row: { original } }: Cell) => <SetThreshold row={original} against={original.against} />,
    },
  },
)

const editable = [...declared, ...edit]

type Props = {
  rows: ThresholdRow[]
  label: string
  /** Why this person may not change them; undefined where nobody can, as in the history. */
  against?: string | null
  csvHref?: string
  tools?: ReactNode
}

/** From which amount on an action takes two people. */
export function ThresholdsTable({ rows, label, against, csvHref, tools }: Props) {
  const hasEdit = against !== undefined
  return (
    <DataTable
      label={label}
      name={hasEdit ? 'thresholds' : 'threshold-history'}
      columns={hasEdit ? editable : declared}
      rows={rows.map(row => ({ ...row, against: against ?? null }))}
      empty={<State kind="empty" title="No older versions" />}
      csvHref={csvHref}
      tools={tools}
    />
  )
}

function Any({ text }: { text: string }) {
  return text === 'any' ? <span style={{ color: 'var(--mantine-color-dimmed)' }}>any</span> : text
}
