'use client'

import { SegmentedControl } from '@mantine/core'
import { type ReactNode, useState } from 'react'
import { Panel } from '@/components/ui/panel'
import styles from './charts.module.css'

type Props = {
  title: string
  /** The chart in a sentence, for those who do not see it. */
  says: string
  chart: ReactNode
  table: ReactNode
}

const faces = [
  { value: 'chart', label: 'Chart' },
  { value: 'table', label: 'Table' },
]

/** Figures as a chart or, exactly the same ones, as a table. */
export function ChartPanel({ title, says, chart, table }: Props) {
  const [face, setFace] = useState('chart')
  return (
    <Panel
      title={title}
      aside={
        <SegmentedControl size="xs" aria-label={`${title} as`} data={faces} value={face} onChange={setFace} />
      }
      flush
    >
      {face === 'table' ? (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
        <section className={styles.tableFrame} aria-label={`${title}, table`} tabIndex={0}>
          {table}
        </section>
      ) : (
        <div className={styles.chart} role="img" aria-label={says}>
          {chart}
        </div>
      )}
    </Panel>
  )
}
