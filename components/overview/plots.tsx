'use client'

import '@mantine/charts/styles.layer.css'
import { AreaChart, BarChart } from '@mantine/charts'
import { toPlotted } from '@/lib/money/plot'
import { Tip, type TipProps } from './tip'

/** One series: its name for a reader, its colour. */
export type Series = { key: string; name: string; color: string }

/** A point: what stands below it, and each series' value as the exact text that is shown. */
export type Point = { label: string } & Record<string, string>

export type PlotProps = {
  /** `rows`: bars that lie, for names that are long. */
  kind: 'area' | 'bars' | 'rows'
  points: Point[]
  series: Series[]
  /** Behind every value: a currency, `ms`. */
  unit?: string
  height?: number
  /** Between the lowest and the highest value, where nothing is as low as zero: a rate. */
  isClose?: boolean
}

const compact = new Intl.NumberFormat('en', { notation: 'compact', maximumFractionDigits: 1 })

const exact = new Intl.NumberFormat('en', { maximumSignificantDigits: 5 })
const close = { domain: ['auto', 'auto'] as ['auto', 'auto'] }

/** A chart. Its pixels are rounded; what it says when it is pointed at is the text itself. */
export default function Plot({ kind, points, series, unit, height = 240, isClose = false }: PlotProps) {
  const data = points.map((point, at) => ({
    at,
    label: point.label,
    ...Object.fromEntries(series.map(({ key }) => [key, toPlotted(point[key] ?? '0')])),
  }))
  const shared = {
    h: height,
    data,
    dataKey: 'label',
    series: series.map(({ key, name, color }) => ({ name: key, label: name, color })),
    gridAxis: (kind === 'rows' ? 'y' : 'x') as 'x' | 'y',
    tickLine: 'none' as const,
    withLegend: series.length > 1,
    legendProps: { verticalAlign: 'top' as const, height: 32 },
    valueFormatter: (value: number) => (isClose ? exact : compact).format(value),
    xAxisProps: { minTickGap: 24 },
    yAxisProps: { width: kind === 'rows' ? 124 : isClose ? 84 : 52, ...(isClose ? close : {}) },
    tooltipAnimationDuration: 0,
    tooltipProps: {
      content: ({ active, payload }: TipProps) => (
        <Tip
          point={active ? points[payload?.[0]?.payload?.at ?? -1] : undefined}
          series={series}
          unit={unit}
        />
      ),
    },
  }
  // The figure around it is one image with a name; its table is what keyboards and readers go through.
  if (kind !== 'area') {
    return (
      <BarChart
        {...shared}
        orientation={kind === 'rows' ? 'vertical' : 'horizontal'}
        accessibilityLayer={false}
        barChartProps={{ barGap: 1 }}
        maxBarWidth={22}
        getBarColor={(value, { color }) => (value < 0 ? 'var(--cage-bad)' : (color ?? ''))}
      />
    )
  }
  return (
    <AreaChart
      {...shared}
      accessibilityLayer={false}
      curveType="linear"
      withDots={false}
      fillOpacity={0.16}
      strokeWidth={1.75}
    />
  )
}
