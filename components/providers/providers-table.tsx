'use client'

import Link from 'next/link'
import type { ComponentProps } from 'react'
import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { Copyable } from '@/components/ui/copyable'
import { Tag } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import { providerPath } from '@/lib/providers/path'
import type { Health } from '@/lib/reports/health'
import { healthColumns } from '@/lib/reports/health-columns'
import styles from './providers.module.css'
import { P99, StatusTag } from './words'

type Cell = { row: { original: Health }; getValue: () => string }

const none = <span className={styles.none}>—</span>

/** A latency, or that there was none. */
const latency = { align: 'end', priority: 'low', cell: ({ getValue }: Cell) => getValue() || none } as const

/** A figure that is calm at nothing. */
const calmAt = (zero: string) => ({
  align: 'end' as const,
  cell: ({ getValue }: Cell) =>
    getValue() === zero ? (
      <span className={styles.none}>{zero}</span>
    ) : (
      <span className={styles.bad}>{getValue()}</span>
    ),
})

const columns = tableColumns(healthColumns, {
  name: {
    fixed: true,
    cell: ({ row: { original } }: Cell) => (
      <Link href={providerPath(original.id)} data-row-link prefetch={false}>
        {original.name}
      </Link>
    ),
  },
  id: {
    priority: 'low',
    cell: ({ getValue }: Cell) => <Copyable value={getValue()} what="provider id" max={24} />,
  },
  mode: {
    cell: ({ getValue }: Cell) => <Tag tone={getValue() === 'live' ? 'info' : 'quiet'}>{getValue()}</Tag>,
  },
  status: { cell: ({ getValue }: Cell) => <StatusTag status={getValue()} /> },
  perSecond: { align: 'end' },
  p50: latency,
  p95: latency,
  p99: { align: 'end', cell: ({ row: { original } }: Cell) => <P99 health={original} /> },
  timeoutMs: { align: 'end', priority: 'low' },
  failed: calmAt('0.0'),
  repeated: { align: 'end', priority: 'low' },
  refused: { align: 'end', priority: 'low' },
  unsigned: calmAt('0'),
  lastAt: {
    cell: ({ getValue }: Cell) =>
      getValue() ? <Time at={getValue()} /> : <span className={styles.none}>never</span>,
  },
  maintenanceUntil: {
    priority: 'low',
    cell: ({ getValue }: Cell) =>
      getValue() ? (
        <Tag tone="warn">
          until <Time at={getValue()} seconds={false} />
        </Tag>
      ) : (
        none
      ),
  },
  liveKeys: {
    align: 'end',
    cell: ({ getValue }: Cell) => (getValue() === '0' ? <span className={styles.bad}>0</span> : getValue()),
  },
})

type Props = Omit<ComponentProps<typeof DataTable<Health>>, 'label' | 'name' | 'columns'>

/** All providers, with how their calls went within the last fifteen minutes. */
export function ProvidersTable(props: Props) {
  return <DataTable label="Providers" name="providers" columns={columns} {...props} />
}
