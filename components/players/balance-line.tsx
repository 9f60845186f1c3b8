'use client'

import '@mantine/charts/styles.layer.css'
import { AreaChart } from '@mantine/charts'
import { Amount, group } from '@/components/ui/amount'
import { toPlotted } from '@/lib/money/plot'
import type { CurvePoint } from '@/lib/players/balance-curve'
import styles from './balance-over-time.module.css'

type Plotted = CurvePoint & { time: number; height: number }
type Tip = { payload?: readonly { payload?: Plotted }[] }

/** The line. Its heights are rounded for drawing; what it says in words is the exact text. */
export function BalanceLine({ points, currency }: { points: CurvePoint[]; currency: string }) {
  const data: Plotted[] = points.map(point => ({
    ...point,
    time: Date.parse(point.at),
    height: toPlotted(point.balance),
  }))
  const begin = data[0]?.time ?? 0
  const span = (data.at(-1)?.time ?? begin) - begin
  const ticks = span === 0 ? [begin] : [0, 1, 2, 3, 4, 5].map(part => begin + Math.round((span * part) / 5))
  return (
    <div role="img" aria-label={`Balance in ${currency} over time; the table shows the same points.`}>
      <AreaChart
        h={320}
        data={data}
        dataKey="time"
        series={[{ name: 'height', label: 'Balance', color: 'var(--cage-accent)' }]}
        curveType="stepAfter"
        withDots={data.length < 40}
        dotProps={{ r: 2.5 }}
        strokeWidth={1.75}
        fillOpacity={0.14}
        gridAxis="x"
        valueFormatter={value => group(`${value}`)}
        yAxisProps={{ width: 84 }}
        xAxisProps={{
          type: 'number',
          scale: 'time',
          domain: ['dataMin', 'dataMax'],
          ticks,
          tickFormatter: (time: number) => tickOf(time, span),
          minTickGap: 32,
        }}
        tooltipProps={{ content: (tip: unknown) => <PointTip tip={tip as Tip} currency={currency} /> }}
      />
    </div>
  )
}

function PointTip({ tip, currency }: { tip: Tip; currency: string }) {
  const point = tip.payload?.[0]?.payload
  if (!point) return null
  return (
    <div className={styles.tip}>
      <div>
        <Amount value={point.balance} currency={currency} />
      </div>
      <div>
        after entry {point.seq}, {point.kind} · {point.at.slice(0, 19).replace('T', ' ')} UTC
      </div>
    </div>
  )
}

/** Seconds within an hour, minutes within two days, days beyond. */
function tickOf(time: number, span: number): string {
  const text = new Date(time).toISOString()
  if (span < 3_600_000) return text.slice(11, 19)
  return span < 172_800_000 ? text.slice(11, 16) : text.slice(0, 10)
}
