'use client'

import { ChartPanel } from '@/components/overview/chart-panel'
import charts from '@/components/overview/charts.module.css'
import { FigureTable } from '@/components/overview/figure-table'
import { Lines, Plot } from '@/components/overview/plot'
import { group } from '@/components/ui/amount'
import type { CallCurve } from '@/lib/reports/call-curve'

const pace = [{ key: 'perMinute', name: 'Calls a minute', color: 'var(--cage-accent)' }]
const speed = [
  { key: 'p50', name: 'p50', color: 'var(--cage-good)' },
  { key: 'p95', name: 'p95', color: 'var(--cage-info)' },
  { key: 'p99', name: 'p99', color: 'var(--cage-warn)' },
]

/** The pace and the speed of a provider's calls over some hours; the time-out is a line. */
export function CallCharts({ curve, timeoutMs }: { curve: CallCurve; timeoutMs: string }) {
  const points = curve.points.map(({ at, p50, p95, p99, ...point }) => ({
    label: at.slice(11, 16),
    ...point,
    p50: p50 ?? '',
    p95: p95 ?? '',
    p99: p99 ?? '',
  }))
  const note = curve.isSampled ? '; where there were very many calls, of the newest of each stretch' : ''
  const table = (
    <FigureTable
      caption={`By beginning, UTC${note}. Milliseconds; the studio waits ${group(timeoutMs)} ms.`}
      names={['From', 'Calls a minute', 'p50', 'p95', 'p99']}
      rows={[...curve.points].reverse().map(({ at, perMinute, p50, p95, p99 }) => ({
        id: at,
        cells: [`${at.slice(11, 16)} UTC`, perMinute, p50 ?? '—', p95 ?? '—', p99 ?? '—'],
      }))}
    />
  )
  const last = curve.points.findLast(point => point.p99 !== null)
  return (
    <div className={charts.grid}>
      <div className={charts.half}>
        <ChartPanel
          title="Calls a minute"
          says={`Calls a minute over the last ${curve.window}${note}; now ${curve.points.at(-1)?.perMinute ?? '0'}.`}
          chart={<Plot kind="area" points={points} series={pace} />}
          table={table}
        />
      </div>
      <div className={charts.half}>
        <ChartPanel
          title="Latency"
          says={`Latency over the last ${curve.window}${note}: ${last ? `last a p50 of ${last.p50}, a p95 of ${last.p95} and a p99 of ${last.p99} ms` : 'no call was answered'}, against a time-out of ${timeoutMs} ms.`}
          chart={
            <Lines
              points={points}
              series={speed}
              unit="ms"
              limit={{ at: timeoutMs, name: `time-out ${group(timeoutMs)} ms` }}
            />
          }
          table={table}
        />
      </div>
    </div>
  )
}
