'use client'

import Link from 'next/link'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { State } from '@/components/ui/state'
import { urlOf } from '@/lib/listing/links'
import { holdingColumns } from '@/lib/trial-balance/columns'
import type { Holding, Liabilities } from '@/lib/trial-balance/liabilities'

type Cell = { row: { original: Holding } }

const inBase = (pick: (holding: Holding) => string | null) => ({
  align: 'end' as const,
  cell: ({ row: { original } }: Cell) => {
    const value = pick(original)
    return value === null ? 'no rate' : <Amount value={value} currency={original.baseCurrency} />
  },
})

const columns = tableColumns(holdingColumns, {
  currency: { fixed: true },
  balance: {
    align: 'end',
    cell: ({ row: { original } }: Cell) => (
      <Link
        href={urlOf('/ledger', { currency: original.currency, outcome: 'posted', test: 'none' })}
        prefetch={false}
      >
        <Amount value={original.balance} currency={original.currency} />
      </Link>
    ),
  },
  locked: { ...inBase(one => one.locked), priority: 'low' },
  rate: { align: 'end', priority: 'low' },
  rateDay: { priority: 'low' },
  value: inBase(one => one.value),
  difference: { ...inBase(one => one.difference), priority: 'low' },
})

/** What players hold as it was last added up, revalued at today's rates: an indication, nothing is booked. */
export function HoldingsTable({ liabilities }: { liabilities: Liabilities }) {
  return (
    <DataTable
      label="Player liabilities"
      name="liabilities"
      columns={columns}
      rows={liabilities.holdings}
      tools={
        <span>
          <strong>What players hold</strong>, without test players. The value at today’s rates is indicative:
          nothing is booked by it.
        </span>
      }
      empty={<State kind="empty" title="No player holds anything yet" />}
    />
  )
}
