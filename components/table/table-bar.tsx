'use client'

import type { ComponentProps, ReactNode } from 'react'
import { ExportButton } from '@/components/exports/export-button'
import styles from './data-table.module.css'
import type { useChoices } from './use-choices'
import { ViewMenu } from './view-menu'

type Props = {
  /** What the person chose to see, and of which columns. */
  choices: Pick<ReturnType<typeof useChoices>, 'density' | 'setDensity'>
  columns: ComponentProps<typeof ViewMenu>['columns']
  tools?: ReactNode
  views?: ReactNode
  csvHref?: string
}

/** What stands above a table: its filters; the person's views, the file, columns and density. */
export function TableBar({ choices, columns, tools, views, csvHref }: Props) {
  return (
    <div className={styles.bar}>
      <div className={styles.tools}>{tools}</div>
      <div className={styles.choices}>
        {views ? <div className={styles.views}>{views}</div> : null}
        {csvHref ? <ExportButton href={csvHref} /> : null}
        <ViewMenu density={choices.density} onDensity={choices.setDensity} columns={columns} />
      </div>
    </div>
  )
}
