'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Amount } from '@/components/ui/amount'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { BalanceCheck } from '@/lib/trial-balance/checks'
import { checkColumns } from '@/lib/trial-balance/columns'
import type { TrialBalance } from '@/lib/trial-balance/read'

type Cell = { row: { original: BalanceCheck } }

const money = (pick: (check: BalanceCheck) => string) => ({
  align: 'end' as const,
  cell: ({ row: { original } }: Cell) => <Amount value={pick(original)} currency={original.currency} />,
})

const columns = tableColumns(checkColumns, {
  holds: {
    fixed: true,
    label: 'Whether it agrees',
    cell: ({ row: { original } }: Cell) => (
      <Tag tone={original.holds ? 'good' : 'bad'}>{original.holds ? '✓ agrees' : '✗ differs'}</Tag>
    ),
  },
  here: { ...money(check => check.here), priority: 'low' },
  there: { ...money(check => check.there), priority: 'low' },
  difference: money(check => check.difference),
})

type Props = { balance: Pick<TrialBalance, 'at' | 'isNow' | 'checks'>; note: string | null }

/** What the balance must agree with, each with its difference. */
export function ChecksTable({ balance: { at, isNow, checks }, note }: Props) {
  const wrong = checks.filter(check => !check.holds)
  return (
    <DataTable
      label="Checks"
      name="trial-balance-checks"
      columns={columns}
      rows={[...wrong, ...checks.filter(check => check.holds)]}
      tools={
        <span>
          <strong>
            {wrong.length === 0 ? 'Everything agrees' : `${wrong.length} of ${checks.length} checks differ`}
          </strong>{' '}
          at <Time at={at} />. {isNow ? null : 'Wallets are held against the balance of now alone. '}
          {note}
        </span>
      }
      empty={null}
    />
  )
}
