'use client'

import Link from 'next/link'
import { createContext, type ReactNode, useContext } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Copyable } from '@/components/ui/copyable'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { urlOf } from '@/lib/listing/links'
import { playerPath } from '@/lib/players/path'
import { differenceColumns } from '@/lib/reconciliation/columns'
import type { DifferenceRow } from '@/lib/reconciliation/list-differences'
import { OpenCaseCell } from './open-case-cell'
import styles from './reconciliation.module.css'

type Cell = { row: { original: DifferenceRow }; getValue: () => string }

/** Whose differences these are, and why no case can be opened. */
const RunContext = createContext<{ runId: string; against: string | null }>({ runId: '', against: null })

const { theirCurrency: _, ourCurrency: __, theirRound: ___, ...shown } = differenceColumns
const low = { priority: 'low' as const }
const time = { ...low, cell: ({ getValue }: Cell) => (getValue() ? <Time at={getValue()} /> : '–') }
const dash = { ...low, cell: ({ getValue }: Cell) => getValue().replaceAll('_', ' ') || '–' }

const columns = tableColumns(shown, {
  kind: { fixed: true, cell: ({ getValue }: Cell) => <Tag tone="warn">{getValue()}</Tag> },
  line: { align: 'end', cell: ({ getValue }: Cell) => getValue() || '–' },
  transactionId: {
    fixed: true,
    cell: ({ getValue }: Cell) =>
      getValue() ? <Copyable value={getValue()} what="transaction id" max={26} /> : '–',
  },
  detail: { ...low, cell: ({ getValue }: Cell) => <span className={styles.detail}>{getValue()}</span> },
  theirKind: dash,
  theirAmount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => side(original.theirAmount, original.theirCurrency),
  },
  theirState: dash,
  theirAt: time,
  ourKind: dash,
  ourAmount: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => side(original.ourAmount, original.ourCurrency),
  },
  ourState: dash,
  ourAt: time,
  ledgerId: {
    ...low,
    cell: ({ row: { original } }: Cell) =>
      original.ledgerId && original.playerId ? (
        <Link href={urlOf(playerPath(original.playerId), { entry: original.ledgerId })} prefetch={false}>
          in the ledger
        </Link>
      ) : (
        '–'
      ),
  },
  roundId: {
    ...low,
    cell: ({ getValue }: Cell) =>
      getValue() ? (
        <Link href={`/rounds/${getValue()}`} prefetch={false}>
          the round
        </Link>
      ) : (
        '–'
      ),
  },
  playerId: {
    ...low,
    cell: ({ getValue }: Cell) =>
      getValue() ? <Copyable value={getValue()} what="player id" max={18} /> : '–',
  },
  caseId: { fixed: true, cell: CaseCell },
})

type Props = {
  runId: string
  against: string | null
  rows: DifferenceRow[]
  csvHref: string
  tools: ReactNode
  foot: ReactNode
  empty: ReactNode
}

/** What differs, both sides in one row, and a case in one click. */
export function DifferencesTable({ runId, against, ...table }: Props) {
  return (
    <RunContext value={{ runId, against }}>
      <DataTable label="Differences" name="differences" columns={columns} {...table} />
    </RunContext>
  )
}

function CaseCell({ row: { original } }: Cell) {
  const { runId, against } = useContext(RunContext)
  return <OpenCaseCell runId={runId} row={original} against={against} />
}

function side(amount: string | null, currency: string | null) {
  return amount === null ? '–' : <Amount value={amount} currency={currency ?? ''} />
}
