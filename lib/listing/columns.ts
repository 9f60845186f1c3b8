/**
 * A noun's columns, declared once: table and CSV read the same names in the same order. A column is a field of
 * the row with its label, or a label and how its text is made of the row.
 */
export type ListColumns<Row> = Record<string, string | [label: string, text: (row: Row) => string | null]>

/** A column's name for a reader. */
export function labelOf<Row>(column: ListColumns<Row>[string]): string {
  return typeof column === 'string' ? column : column[0]
}

/** A row's text in a column: amounts as plain decimals, times in RFC 3339, nothing for what is not there. */
export function textOf<Row>(row: Row, id: string, column: ListColumns<Row>[string]): string {
  const value = typeof column === 'string' ? (row as Record<string, unknown>)[id] : column[1](row)
  return value === null || value === undefined ? '' : `${value}`
}
