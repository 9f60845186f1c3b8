'use client'

import { type Column, useTable } from '@tanstack/react-table'
import type { MouseEvent, ReactNode } from 'react'
import type { SortLinks } from '@/lib/listing/sort'
import { type Columns, features } from './columns'
import styles from './data-table.module.css'
import { SortHeader } from './sort-header'
import { TableBar } from './table-bar'
import { useArrivals } from './use-arrivals'
import { useChoices } from './use-choices'
import { useRowKeys } from './use-row-keys'

type Props<Row extends { id: string }> = {
  /** What the rows are, for screen readers. */
  label: string
  /** Under this name the person's choice of columns is kept. */
  name: string
  columns: Columns<Row>
  rows: Row[]
  /** Stands in the place of the rows when there are none. */
  empty: ReactNode
  /** Above the rows, beside the menu of columns: filters. */
  tools?: ReactNode
  /** Below the rows: totals and the pager. */
  foot?: ReactNode
  /** The present order, and where each header leads (`sortLinksOf`); made on the server. */
  sort?: SortLinks
  /** The person's saved views of this list. */
  views?: ReactNode
  /** Where this very list, exactly as it is filtered, is had as CSV. */
  csvHref?: string
  /** The row whose detail is open. */
  openId?: string | null
  /** Whether rows that were not there before are shown as new. */
  marksArrivals?: boolean
  /** Rows that are there but did not happen, such as refusals. */
  isFaint?: (row: Row) => boolean
}

/**
 * A page of rows. A row's way in is the link in it that carries `data-row-link`: j and k walk over these
 * links, Enter follows one, and a click anywhere in the row does too.
 */
export function DataTable<Row extends { id: string }>(props: Props<Row>) {
  'use no memo'
  const { label, columns, rows, sort } = props
  const frame = useRowKeys<HTMLDivElement>()
  const choices = useChoices(props.name)
  const arrivals = useArrivals(rows, props.marksArrivals ?? false)
  const table = useTable({
    features,
    columns,
    data: rows,
    getRowId: row => row.id,
    state: { columnVisibility: choices.visibility },
    onColumnVisibilityChange: choices.setVisibility,
  })
  return (
    <div className={styles.card}>
      <TableBar
        tools={props.tools}
        views={props.views}
        csvHref={props.csvHref}
        choices={choices}
        columns={table.getAllLeafColumns().map(choiceOf)}
      />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard */}
      <section ref={frame} className={styles.frame} aria-label={label} tabIndex={0}>
        {rows.length === 0 ? (
          props.empty
        ) : (
          <table className={styles.table} data-density={choices.density} aria-label={label}>
            <thead>
              {table.getHeaderGroups().map(group => (
                <tr key={group.id}>
                  {group.headers.map(header => (
                    <th
                      key={header.id}
                      scope="col"
                      aria-sort={sort?.id === header.id ? sort.direction : undefined}
                      {...lookOf(header.column.columnDef.meta)}
                    >
                      <SortHeader id={header.id} sort={sort}>
                        <table.FlexRender header={header} />
                      </SortHeader>
                    </th>
                  ))}
                </tr>
              ))}
            </thead>
            <tbody>
              {table.getRowModel().rows.map(row => (
                <tr
                  key={row.id}
                  onClick={followRow}
                  data-open={row.id === props.openId || undefined}
                  data-arrived={arrivals.has(row.id) || undefined}
                  data-faint={props.isFaint?.(row.original) || undefined}
                >
                  {row.getVisibleCells().map(cell => (
                    <td key={cell.id} {...lookOf(cell.column.columnDef.meta)}>
                      <table.FlexRender cell={cell} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </section>
      {props.foot ? <div className={styles.foot}>{props.foot}</div> : null}
    </div>
  )
}

/** A column as the menu shows it. */
function choiceOf<Row extends object>(column: Column<typeof features, Row>) {
  const { meta, header } = column.columnDef
  return {
    id: column.id,
    label: meta?.label ?? `${header}`,
    isVisible: column.getIsVisible(),
    isFixed: meta?.fixed === true,
    toggle: () => column.toggleVisibility(),
  }
}

function lookOf(look: { align?: 'end'; priority?: 'low' } | undefined) {
  return { 'data-align': look?.align, 'data-priority': look?.priority }
}

/** A click beside the controls of a row goes where its link goes; text that is being selected stays selected. */
function followRow(event: MouseEvent<HTMLTableRowElement>): void {
  const target = event.target as HTMLElement
  if (target.closest('a, button, input') || window.getSelection()?.toString()) return
  event.currentTarget.querySelector<HTMLAnchorElement>('[data-row-link]')?.click()
}
