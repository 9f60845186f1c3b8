'use client'

import { toPlotted } from '@/lib/money/plot'
import type { Figures } from '@/lib/reports/figures'
import { ChartPanel } from './chart-panel'
import styles from './charts.module.css'
import { FigureTable } from './figure-table'
import { Plot } from './plot'
import { bucketLabel, peakOf } from './words'

const money = [
  { key: 'stake', name: 'Stakes', color: 'var(--cage-accent)' },
  { key: 'win', name: 'Wins', color: 'var(--cage-info)' },
]
const ggr = [{ key: 'ggr', name: 'GGR', color: 'var(--cage-good)' }]
const people = [{ key: 'players', name: 'Players', color: 'var(--cage-info)' }]

/** How play went within the window, hour by hour, and provider by provider. */
export function PlayCharts({ figures }: { figures: Figures }) {
  const { buckets, window, baseCurrency: base, total } = figures
  const points = buckets.map(({ at, ...sums }) => ({ label: bucketLabel(at, window), ...sums }))
  const each = window === '24h' ? 'hour' : 'six hours'
  const rows = (pick: (bucket: (typeof buckets)[number]) => string[]) =>
    buckets.map(bucket => ({
      id: bucket.at,
      cells: [`${bucketLabel(bucket.at, window)} UTC`, ...pick(bucket)],
    }))
  return (
    <div className={styles.grid}>
      <div className={styles.wide}>
        <ChartPanel
          title="Stakes and wins"
          says={`Stakes and wins by ${each}: ${total.stake} and ${total.win} ${base} in all, stakes ${peakOf(buckets, window, one => toPlotted(one.stake))}.`}
          chart={<Plot kind="bars" points={points} series={money} unit={base} />}
          table={
            <FigureTable
              caption={`By ${each}, in ${base}`}
              names={['From', 'Stakes', 'Wins', 'Bets']}
              rows={rows(({ stake, win, bets }) => [stake, win, bets])}
            />
          }
        />
      </div>
      <ChartPanel
        title="GGR"
        says={`Stakes less wins by ${each}: ${total.ggr} ${base} in all, ${peakOf(buckets, window, one => toPlotted(one.ggr))}.`}
        chart={<Plot kind="bars" points={points} series={ggr} unit={base} />}
        table={
          <FigureTable
            caption={`Stakes less wins by ${each}, in ${base}`}
            names={['From', 'GGR']}
            rows={rows(one => [one.ggr])}
          />
        }
      />
      <ChartPanel
        title="Active players"
        says={`Players with a bet or a win by hour: ${total.players} in the busiest one, ${peakOf(buckets, window, one => toPlotted(one.players))}.`}
        chart={<Plot kind="area" points={points} series={people} />}
        table={
          <FigureTable
            caption={window === '24h' ? 'With a bet or a win' : 'Of the busiest hour in six'}
            names={['From', 'Players']}
            rows={rows(one => [one.players])}
          />
        }
      />
      <div className={styles.wide}>
        <ProviderFigures figures={figures} />
      </div>
    </div>
  )
}

function ProviderFigures({ figures: { providers, baseCurrency: base } }: { figures: Figures }) {
  const points = providers.map(({ name, stake, win, ggr: left }) => ({ label: name, stake, win, ggr: left }))
  return (
    <ChartPanel
      title="By provider"
      says={`Stakes and wins by provider: ${providers.map(one => `${one.name} ${one.stake} and ${one.win} ${base}`).join(', ')}.`}
      chart={<Plot kind="rows" points={points} series={[...money, ...ggr]} unit={base} />}
      table={
        <FigureTable
          caption={`In ${base}`}
          names={['Provider', 'Stakes', 'Wins', 'GGR', 'Bets']}
          rows={providers.map(one => ({
            id: one.id,
            cells: [one.name, one.stake, one.win, one.ggr, one.bets],
          }))}
        />
      }
    />
  )
}
