'use client'

import { SegmentedControl, Skeleton } from '@mantine/core'
import dynamic from 'next/dynamic'
import { useState } from 'react'
import { Panel } from '@/components/ui/panel'
import type { BalanceCurve } from '@/lib/players/balance-curve'
import styles from './balance-over-time.module.css'
import { BalancePoints } from './balance-points'

// The charts are heavy: nobody loads them who has not asked for one.
const BalanceLine = dynamic(() => import('./balance-line').then(room => room.BalanceLine), {
  ssr: false,
  loading: () => <Skeleton height={320} radius="sm" />,
})

type Props = BalanceCurve & { currency: string; path: string }

/** A balance over time, as a line or as the table of the very same points. */
export function BalanceOverTime({ points, isSampled, currency, path }: Props) {
  const [view, setView] = useState('line')
  const choice = (
    <SegmentedControl
      size="xs"
      aria-label="Show the balance as"
      value={view}
      onChange={setView}
      data={[
        { value: 'line', label: 'Line' },
        { value: 'table', label: 'Table' },
      ]}
    />
  )
  const last = points.at(-1)
  return (
    <Panel title="Balance over time" aside={choice} flush={view === 'table'}>
      {view === 'line' ? (
        <BalanceLine points={points} currency={currency} />
      ) : (
        <div className={styles.points}>
          <BalancePoints points={points} currency={currency} path={path} />
        </div>
      )}
      <p className={view === 'table' ? styles.noteBelow : styles.note}>
        {isSampled
          ? `${points.length} entries, spread evenly over the ${last?.seq} of this wallet; between them the balance may have been higher or lower.`
          : 'Every entry of this wallet.'}{' '}
        The last point is the present balance, exactly.
      </p>
    </Panel>
  )
}
