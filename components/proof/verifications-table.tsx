'use client'

import { columnHelper } from '@/components/table/columns'
import { countCell } from '@/components/table/count-cell'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag, type Tone } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { VerificationRow } from '@/lib/seals/list-verifications'

const tones: Record<string, Tone> = {
  holds: 'good',
  'does not hold': 'bad',
  incomplete: 'warn',
  'broken off': 'warn',
  running: 'info',
}

const others: Record<string, string> = { cli: 'command line', clock: 'by the clock' }

type Row = VerificationRow & { who: string }

const helper = columnHelper<Row>()

const columns = helper.columns([
  helper.accessor('startedAt', {
    header: 'Begun',
    meta: { fixed: true },
    cell: ({ getValue }) => <Time at={getValue()} />,
  }),
  helper.accessor('kind', {
    header: 'Looked at',
    cell: ({ row: { original } }) =>
      original.kind === 'whole' ? 'everything' : `what came since seal ${original.sinceSeal}`,
  }),
  helper.accessor('state', {
    header: 'Outcome',
    meta: { fixed: true },
    cell: ({ row: { original } }) => (
      <>
        <Tag tone={tones[original.state]}>{original.state}</Tag>
        {original.state === 'running' ? ` ${original.progress}` : null}
      </>
    ),
  }),
  helper.accessor('failed', {
    header: 'What failed',
    cell: ({ getValue }) =>
      getValue()
        .map(({ name }) => name)
        .join(', '),
  }),
  helper.accessor('transactions', { header: 'Transactions', meta: { align: 'end' }, cell: countCell }),
  helper.accessor('postings', {
    header: 'Postings',
    meta: { align: 'end', priority: 'low' },
    cell: countCell,
  }),
  helper.accessor('seals', { header: 'Seals', meta: { align: 'end', priority: 'low' } }),
  helper.accessor('tookMs', {
    header: 'Took',
    meta: { align: 'end' },
    cell: ({ row: { original } }) =>
      original.progress || original.tookMs === null ? null : tookOf(original.tookMs),
  }),
  helper.accessor('who', { header: 'By', meta: { priority: 'low' } }),
])

type Props = { rows: VerificationRow[]; people: Record<string, string> }

/** The last verifications. `people`: names of staff by the actor they are. */
export function VerificationsTable({ rows, people }: Props) {
  const shown = rows.map(row => ({
    ...row,
    who: people[row.startedBy] ?? others[row.startedBy] ?? row.startedBy,
  }))
  return (
    <DataTable
      label="Verifications"
      name="verifications"
      columns={columns}
      rows={shown}
      tools={<strong>Verifications</strong>}
      empty={
        <State kind="empty" title="Nobody has verified yet">
          It is done once a day by itself; “Verify now” does it at once.
        </State>
      }
    />
  )
}

function tookOf(ms: number): string {
  return ms < 10_000 ? `${ms} ms` : `${Math.round(ms / 1000)} s`
}
