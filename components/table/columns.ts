import {
  type ColumnDef,
  columnVisibilityFeature,
  createColumnHelper,
  metaHelper,
  tableFeatures,
} from '@tanstack/react-table'

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
