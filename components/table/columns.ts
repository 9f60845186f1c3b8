import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from '@tanstack/react-table'
import { type ListColumns, labelOf, textOf } from '@/lib/listing/columns'

/** How a column looks and when it gives way. */
export type ColumnLook = {
  align?: 'end'
  /** On a phone: `low` is hidden; the rest stays. */
  priority?: 'low'
  /** The name in the menu of columns, where the header is no plain text. */
  label?: string
  /** May not be hidden. */
  fixed?: true
}

// At module scope: a feature that is not registered does nothing, and a new object each render resets the table.
export const features = tableFeatures({ columnVisibilityFeature, columnMeta: metaHelper<ColumnLook>() })

// biome-ignore lint/suspicious/noExplicitAny: a list of columns holds values of every type
export type Columns<Row extends object> = ColumnDef<typeof features, Row, any>[]

/** The helper that a noun's table declares its columns with, at module scope. */
export function columnHelper<Row extends object>() {
  return createColumnHelper<typeof features, Row>()
}

// biome-ignore lint/suspicious/noExplicitAny: a cell is given whatever its column holds
type Look<Row extends object> = ColumnLook & { cell?: ColumnDef<typeof features, Row, any>['cell'] }

/**
 * A noun's table of its declared columns (lib/<noun>/columns.ts): names and order come from there, so that
 * table and CSV agree; `looks` says how some of them are drawn. Made at module scope.
 */
export function tableColumns<Row extends object>(
  declared: ListColumns<Row>,
  looks: Record<string, Look<Row>> = {},
): Columns<Row> {
  return Object.entries(declared).map(([id, column]) => {
    const { cell, ...meta } = looks[id] ?? {}
    return {
      id,
      header: labelOf(column),
      meta,
      accessorFn: (row: Row) => textOf(row, id, column),
      ...(cell ? { cell } : {}),
    } as Columns<Row>[number]
  })
}
