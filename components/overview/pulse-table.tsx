'use client'

import { columnHelper } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { group } from '@/components/ui/amount'
import { State } from '@/components/ui/state'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ProviderPulse } from '@/lib/reports/last-hour'

const helper = columnHelper<ProviderPulse>()

const count = (header: string) => ({
  header,
  meta: { align: 'end' as const },
  cell: ({ getValue }: { getValue: () => string }) => group(getValue()),
})

const columns = helper.columns([
  helper.accessor('name', {
    header: 'Provider',
    meta: { fixed: true },
    cell: ({ row: { original } }) => (
      <span style={{ display: 'inline-flex', gap: 8, alignItems: 'center' }}>
        {original.name}
        {original.mode === 'sandbox' ? <Tag tone="info">Sandbox</Tag> : null}
        {original.status === 'suspended' ? <Tag tone="warn">Suspended</Tag> : null}
      </span>
    ),
  }),
  helper.accessor('bets', count('Bets')),
  helper.accessor('wins', count('Wins')),
  helper.accessor('rollbacks', count('Rollbacks')),
  helper.accessor('refused', count('Refused')),
  helper.accessor('lastAt', {
    header: 'Last transaction',
    meta: { align: 'end', priority: 'low' },
    cell: ({ getValue }) => (getValue() ? <Time at={getValue() ?? ''} /> : 'none'),
  }),
])

/** Each provider's last hour in numbers of transactions. */
export function PulseTable({ providers, isPartial }: { providers: ProviderPulse[]; isPartial: boolean }) {
  const title = <strong>Providers{isPartial ? ', newest 100 000 transactions' : ', last hour'}</strong>
  const empty = (
    <State kind="empty" title="No provider yet">
      Make one with <code>cage provider create</code>; its calls appear here within the hour.
    </State>
  )
  return (
    <DataTable
      label="Providers, last hour"
      name="pulse"
      columns={columns}
      rows={providers}
      tools={title}
      empty={empty}
    />
  )
}
