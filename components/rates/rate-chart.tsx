'use client'

import { ChartPanel } from '@/components/overview/chart-panel'
import { FigureTable } from '@/components/overview/figure-table'
import { Plot } from '@/components/overview/plot'

type Props = {
  code: string
  baseCurrency: string
  days: { day: string; rate: string; revision: number; source: string }[]
}

const series = [{ key: 'rate', name: 'Rate', color: 'var(--cage-accent)' }]

/** The rates of the last three months, each day's newest revision; the table has the very same figures. */
export function RateChart({ code, baseCurrency, days }: Props) {
  const first = days[0]
  const last = days.at(-1)
  return (
    <ChartPanel
      title={`${baseCurrency} per ${code}, the last 92 days`}
      says={
        first && last
          ? `The rate of ${code} by day: ${first.rate} on ${first.day}, ${last.rate} on ${last.day}.`
          : `No rate of ${code} in the last 92 days.`
      }
      chart={
        <Plot
          kind="area"
          points={days.map(({ day, rate }) => ({ label: day, rate }))}
          series={series}
          unit={baseCurrency}
          isClose
        />
      }
      table={
        <FigureTable
          caption={`${baseCurrency} per ${code}, each day's newest revision`}
          names={['Day', 'Rate', 'Revision', 'Source']}
          rows={days.toReversed().map(({ day, rate, revision, source }) => ({
            id: day,
            cells: [day, rate, `${revision}`, source],
          }))}
        />
      }
    />
  )
}
