'use client'

import Link from 'next/link'
import type { ReactNode } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { settlementColumns } from '@/lib/settlement/columns'
import { type Figure, figureNames } from '@/lib/settlement/figures'
import type { Grouping } from '@/lib/settlement/list'
import type { SettlementRow } from '@/lib/settlement/row'
import { entriesHref, insideHref } from './hrefs'
import styles from './settlement.module.css'

type Cell = { row: { original: SettlementRow }; getValue: () => string }

const end = { align: 'end' as const }
const inside = {
  fixed: true as const,
  cell: ({ row: { original }, getValue }: Cell) => (
    <Link href={insideHref(original, original.unit !== original.currency)} data-row-link prefetch={false}>
      {getValue()}
    </Link>
  ),
}

const looks = {
  provider: inside,
  day: inside,
  game: {
    fixed: true as const,
    cell: ({ row: { original }, getValue }: Cell) => (
      <Link href={entriesHref(original)} data-row-link prefetch={false}>
        {getValue()}
      </Link>
    ),
  },
  bets: end,
  ...Object.fromEntries(figureNames.map(name => [name, { ...end, cell: figureCell(name) }])),
  freeCost: {
    ...end,
    priority: 'low' as const,
    cell: ({ row: { original } }: Cell) => (
      <Amount value={original.freeCost} currency={original.unit} muted={isNothing(original.freeCost)} />
    ),
  },
  ggr: {
    ...end,
    cell: ({ row: { original } }: Cell) => (
      <Link className={styles.figure} href={entriesHref(original)} prefetch={false}>
        <Amount value={original.ggr} currency={original.unit} />
      </Link>
    ),
  },
  ggrBase: {
    ...end,
    cell: ({ row: { original } }: Cell) => (
      <Amount value={original.ggrBase} currency={original.baseCurrency} />
    ),
  },
  rtp: end,
}

const columns = {
  provider: tableColumns(settlementColumns.provider, looks),
  day: tableColumns(settlementColumns.day, looks),
  game: tableColumns(settlementColumns.game, looks),
}

type Props = {
  grouping: Grouping
  rows: SettlementRow[]
  csvHref: string
  tools: ReactNode
  foot: ReactNode
  empty: ReactNode
}

/** A settlement's lines: the name leads one step in, a figure to the transactions it is made of. */
export function SettlementTable({ grouping, ...table }: Props) {
  return (
    <DataTable label="Settlement" name={`settlement-${grouping}`} columns={columns[grouping]} {...table} />
  )
}

function figureCell(figure: Figure) {
  return ({ row: { original } }: Cell) =>
    isNothing(original[figure]) ? (
      <Amount value={original[figure]} currency={original.unit} muted />
    ) : (
      <Link className={styles.figure} href={entriesHref(original, figure)} prefetch={false}>
        <Amount value={original[figure]} currency={original.unit} />
      </Link>
    )
}

function isNothing(value: string): boolean {
  return !/[1-9]/.test(value)
}
