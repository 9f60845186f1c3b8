'use client'

import { tableColumns } from '@/components/table/columns'
import { DataTable } from '@/components/table/data-table'
import { State } from '@/components/ui/state'
import { Tag, type Tone } from '@/components/ui/tag'
import { Time } from '@/components/ui/time'
import type { ListColumns } from '@/lib/listing/columns'
import type { MaintenanceRow } from '@/lib/providers/maintenance/list'
import { Countdown } from './countdown'
import { EndMaintenance } from './end-maintenance'
import keys from './keys.module.css'
import styles from './network.module.css'
import { PlanMaintenance } from './plan-maintenance'

type Row = MaintenanceRow & { against: string | null }
type Cell = { row: { original: Row } }

const tones: Record<MaintenanceRow['state'], Tone> = {
  open: 'warn',
  planned: 'info',
  over: 'quiet',
  'called off': 'quiet',
}

const declared: ListColumns<Row> = {
  from: 'From',
  to: 'Until',
  state: 'State',
  reason: 'Reason',
  plannedBy: 'Planned by',
  end: ['End it', () => null],
}

const columns = tableColumns(declared, {
  from: { fixed: true, cell: ({ row: { original } }: Cell) => <Time at={original.from} seconds={false} /> },
  to: { fixed: true, cell: ({ row: { original } }: Cell) => <Time at={original.to} seconds={false} /> },
  state: { cell: ({ row: { original } }: Cell) => <Standing row={original} /> },
  reason: {
    priority: 'low',
    cell: ({ row: { original } }: Cell) => <span className={styles.reason}>{original.reason}</span>,
  },
  plannedBy: { priority: 'low' },
  end: {
    align: 'end',
    fixed: true,
    cell: ({ row: { original } }: Cell) => <EndMaintenance row={original} />,
  },
})

type Props = { providerId: string; rows: MaintenanceRow[]; against: string | null }

/** When a provider takes no new bets: what is open, what is to come, what was. */
export function MaintenanceTable({ providerId, rows, against }: Props) {
  return (
    <DataTable
      label="Maintenance"
      name="maintenance"
      columns={columns}
      rows={rows.map(row => ({ ...row, against }))}
      isFaint={({ state }) => state === 'over' || state === 'called off'}
      tools={<PlanMaintenance providerId={providerId} against={against} />}
      empty={
        <State kind="empty" title="No maintenance">
          Plan it for when the studio takes its games down.
        </State>
      }
      foot={
        <p className={styles.under}>
          It opens and closes by itself. While one is open no new bet is taken (PROVIDER_SUSPENDED); wins and
          rollbacks pass.
        </p>
      }
    />
  )
}

function Standing({ row: { state, from, to, calledOffBy } }: { row: MaintenanceRow }) {
  return (
    <div className={keys.two}>
      <span>
        <Tag tone={tones[state]}>{state}</Tag>
      </span>
      {state === 'open' ? (
        <span className={keys.quiet}>
          <Countdown to={to} label="Time left" /> left
        </span>
      ) : null}
      {state === 'planned' ? (
        <span className={keys.quiet}>
          in <Countdown to={from} label="Time until it begins" />
        </span>
      ) : null}
      {calledOffBy ? <span className={keys.quiet}>by {calledOffBy}</span> : null}
    </div>
  )
}
