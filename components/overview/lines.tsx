'use client'

import '@mantine/charts/styles.layer.css'
import { LineChart } from '@mantine/charts'
import { toPlotted } from '@/lib/money/plot'
import type { Point, Series } from './plots'
import { Tip, type TipProps } from './tip'

export type LinesProps = {
  /** A point without a value leaves a gap in its line. */
  points: Point[]
  series: Series[]
  unit: string
  /** A line across: what the values should stay below. */
  limit: { at: string; name: string }
  height?: number
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })
const lowest = 0.1

/** Lines on a logarithmic axis: a few milliseconds and a time-out of seconds are seen on one picture. */
export default function Lines({ points, series, unit, limit, height = 240 }: LinesProps) {
  const plotted = (text: string | undefined) => (text ? Math.max(lowest, toPlotted(text)) : null)
  const data = points.map((point, at) => ({
    at,
    label: point.label,
    ...Object.fromEntries(series.map(({ key }) => [key, plotted(point[key])])),
  }))
  const values = points.flatMap(point => series.flatMap(({ key }) => plotted(point[key]) ?? []))
  const ticks = decadesOf([...values, toPlotted(limit.at)])
  return (
    <LineChart
      h={height}
      data={data}
      dataKey="label"
      series={series.map(({ key, name, color }) => ({ name: key, label: name, color }))}
      gridAxis="x"
      tickLine="none"
      withLegend
      legendProps={{ verticalAlign: 'top', height: 32 }}
      accessibilityLayer={false}
      curveType="linear"
      connectNulls={false}
      strokeWidth={1.75}
      dotProps={{ r: 1.5, strokeWidth: 0 }}
      valueFormatter={value => compact.format(value)}
      xAxisProps={{ minTickGap: 24 }}
      yAxisProps={{
        scale: 'log',
        domain: [ticks[0]!, ticks.at(-1)!],
        ticks,
        width: 52,
        allowDataOverflow: true,
      }}
      referenceLines={[
        { y: toPlotted(limit.at), label: limit.name, color: 'red.6', labelPosition: 'insideBottomRight' },
      ]}
      tooltipAnimationDuration={0}
      tooltipProps={{
        content: ({ active, payload }: TipProps) => (
          <Tip
            point={active ? points[payload?.[0]?.payload?.at ?? -1] : undefined}
            series={series}
            unit={unit}
          />
        ),
      }}
    />
  )
}

/** The powers of ten around all values. */
function decadesOf(values: number[]): number[] {
  const first = Math.floor(Math.log10(Math.min(...values)))
  const last = Math.max(first + 1, Math.ceil(Math.log10(Math.max(...values) * 1.01)))
  return Array.from({ length: last - first + 1 }, (_, at) => 10 ** (first + at))
}
