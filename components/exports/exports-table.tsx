'use client'

import { Button } from '@mantine/core'
import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { endExport } from '@/app/(desk)/exports/actions'
import { useAction } from '@/components/actions/use-action'
import { columnHelper } from '@/components/table/columns'
import { countCell } from '@/components/table/count-cell'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { Problem } from '@/components/ui/problem'
import { State } from '@/components/ui/state'
import { Time } from '@/components/ui/time'
import type { ExportRow } from '@/lib/exports/list'
import { ExportState } from './export-state'
import { ExportSums } from './export-sums'
import styles from './exports.module.css'

const helper = columnHelper<ExportRow>()

const columns = helper.columns([
  helper.accessor('title', {
    header: 'What',
    meta: { fixed: true },
    cell: ({ row: { original } }) => (
      <>
        {original.title}, {original.form === 'csv' ? 'CSV' : original.form === 'xlsx' ? 'Excel' : 'Parquet'}
        <div className={styles.note}>{original.words}</div>
      </>
    ),
  }),
  helper.accessor('state', {
    header: 'State',
    meta: { fixed: true },
    cell: ({ row: { original } }) => <ExportState row={original} />,
  }),
  helper.display({
    id: 'act',
    header: 'File',
    meta: { fixed: true },
    cell: ({ row: { original } }) => <Act row={original} />,
  }),
  helper.accessor('rows', {
    header: 'Rows',
    meta: { align: 'end' },
    cell: countCell,
  }),
  helper.accessor('bytes', {
    header: 'Bytes',
    meta: { align: 'end', priority: 'low' },
    cell: countCell,
  }),
  helper.accessor('sums', {
    header: 'Sums',
    meta: { priority: 'low' },
    cell: ({ getValue }) => <ExportSums sums={getValue()} />,
  }),
  helper.accessor('sha256', {
    header: 'SHA-256',
    meta: { priority: 'low' },
    cell: ({ getValue }) => {
      const hash = getValue()
      return hash ? <Copyable value={hash} what="SHA-256" max={13} /> : null
    },
  }),
  helper.accessor('madeBy', { header: 'By', meta: { priority: 'low' } }),
  helper.accessor('madeAt', { header: 'Asked', cell: ({ getValue }) => <Time at={getValue()} /> }),
  helper.accessor('expiresAt', {
    header: 'Kept until',
    meta: { priority: 'low' },
    cell: ({ getValue }) => {
      const at = getValue()
      return at ? <Time at={at} seconds={false} /> : null
    },
  }),
])

/** Exports, with their files; `isFiltered` says why there may be none. */
export function ExportsTable({ rows, isFiltered, tools, foot }: Props) {
  return (
    <DataTable
      label="Exports"
      name="exports"
      columns={columns}
      rows={rows}
      tools={tools}
      foot={foot}
      empty={
        <State
          kind={isFiltered ? 'no-match' : 'empty'}
          title={isFiltered ? 'No export is like that' : 'Nobody has exported yet'}
        >
          Every list has “Export” above it, the ledger of the whole casino too.
        </State>
      }
    />
  )
}

type Props = { rows: ExportRow[]; isFiltered: boolean; tools: ReactNode; foot: ReactNode }

/** The way to the file, or out of what is not done yet. */
function Act({ row }: { row: ExportRow }) {
  const router = useRouter()
  const { run, isPending, message } = useAction(endExport)
  const isUnderWay = row.state === 'queued' || row.state === 'running'
  if (row.state === 'done')
    return (
      <Button
        size="compact-xs"
        variant="default"
        component="a"
        href={row.againstTaking ? undefined : `/exports/${row.id}/file`}
        data-disabled={row.againstTaking ? true : undefined}
        title={row.againstTaking ?? undefined}
        download
      >
        Download
      </Button>
    )
  if (!isUnderWay) return null
  return (
    <>
      <Button
        size="compact-xs"
        variant="default"
        loading={isPending}
        disabled={row.againstEnding !== null}
        title={row.againstEnding ?? undefined}
        onClick={async () => {
          if (await run(row.id)) router.refresh()
        }}
      >
        Cancel
      </Button>
      <Problem message={message} />
    </>
  )
}
