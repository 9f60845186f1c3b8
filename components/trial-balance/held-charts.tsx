'use client'

import { ChartPanel } from '@/components/overview/chart-panel'
import { FigureTable } from '@/components/overview/figure-table'
import { Plot } from '@/components/overview/plot'
import type { Liabilities } from '@/lib/trial-balance/liabilities'

const series = [{ key: 'value', name: 'Players hold', color: 'var(--cage-accent)' }]

/** What players held at the end of each business day: all of it at today's rates, and each currency as it is. */
export function HeldCharts({
  liabilities: { days, currencies, baseCurrency, lacking },
}: {
  liabilities: Liabilities
}) {
  const last = days.at(-1)
  const without = lacking.length > 0 ? ` Without ${lacking.join(', ')}: no rate today.` : ''
  return (
    <ChartPanel
      title="What players held, day after day"
      says={`All balances at today's rates, indicative: ${last?.value ?? '0'} ${baseCurrency} at the end of ${last?.day ?? 'no day'}.${without}`}
      chart={
        <Plot
          kind="area"
          points={days.map(({ day, value }) => ({ label: day, value }))}
          series={series}
          unit={`${baseCurrency} at today's rates`}
        />
      }
      table={
        <FigureTable
          caption={`At the end of each business day with postings; in ${baseCurrency} at today's rates, indicative.${without}`}
          names={['Day', `All in ${baseCurrency}`, ...currencies]}
          rows={days.toReversed().map(({ day, value, balances }) => ({
            id: day,
            cells: [day, value, ...currencies.map(currency => balances[currency] ?? '0')],
          }))}
        />
      }
    />
  )
}
