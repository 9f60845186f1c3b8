'use client'

import type { Health } from '@/lib/reports/health'
import { ChartPanel } from './chart-panel'
import styles from './charts.module.css'
import { FigureTable } from './figure-table'
import { Plot } from './plot'

const pace = [{ key: 'perSecond', name: 'Calls a second', color: 'var(--cage-accent)' }]
const speed = [{ key: 'p95', name: 'p95', color: 'var(--cage-info)' }]

/** The pace and the speed of each provider's calls within the last quarter of an hour. */
export function CallsPanel({ calls }: { calls: Health[] }) {
  const points = calls.map(({ name, perSecond, p95 }) => ({ label: name, perSecond, p95: p95 ?? '0' }))
  const note = calls.some(one => one.isSampled) ? ', of the newest 5 000 calls each' : ''
  const table = (
    <FigureTable
      caption={`The last 15 minutes${note}`}
      names={['Provider', 'Calls/s', 'p95', 'Refused', 'Failed', 'Last call, UTC']}
      rows={calls.map(one => ({
        id: one.id,
        cells: [
          nameOf(one),
          one.perSecond,
          one.p95 === null ? '—' : `${one.p95} ms`,
          `${one.refused} %`,
          `${one.failed} %`,
          one.lastAt?.slice(11, 19) ?? 'none',
        ],
      }))}
    />
  )
  return (
    <div className={styles.grid}>
      <div className={styles.half}>
        <ChartPanel
          title="Calls a second"
          says={`Calls a second by provider${note}: ${calls.map(one => `${one.name} ${one.perSecond}`).join(', ')}.`}
          chart={<Plot kind="rows" points={points} series={pace} />}
          table={table}
        />
      </div>
      <div className={styles.half}>
        <ChartPanel
          title="Latency, p95"
          says={`Milliseconds in which 95 of 100 calls are answered${note}: ${calls.map(one => `${one.name} ${one.p95 ?? 'none'}`).join(', ')}.`}
          chart={<Plot kind="rows" points={points} series={speed} unit="ms" />}
          table={table}
        />
      </div>
    </div>
  )
}

function nameOf({ name, mode, status }: Health): string {
  const words = [mode === 'sandbox' ? 'sandbox' : null, status === 'suspended' ? 'suspended' : null].filter(
    Boolean,
  )
  return words.length ? `${name} (${words.join(', ')})` : name
}
