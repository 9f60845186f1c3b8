import { type ListColumns, labelOf, textOf } from './columns'
import { type Cursor, type Page, pagesOf } from './keyset'

/** How many rows a page of an export holds. */
export const csvPage = 1000

type Fetch<Row> = (cursor: Cursor | null) => Promise<Page<Row>>

/**
 * A list as CSV (RFC 4180, UTF-8), all of it, page after page and never more than one in memory. `fetch` reads
 * a page of `csvPage` rows; `keys` is how many columns its cursor has. An error ends the stream with an error:
 * a file that is cut short must not look whole.
 */
export function csvStream<Row>(columns: ListColumns<Row>, keys: number, fetch: Fetch<Row>): ReadableStream {
  const names = Object.entries(columns)
  const pages = pagesOf(keys, fetch)
  const encoder = new TextEncoder()
  let isFirst = true
  return new ReadableStream({
    async pull(controller) {
      const { value: rows, done } = await pages.next()
      if (done) return controller.close()
      const lines = rows.map(row => csvLine(names.map(([id, column]) => textOf(row, id, column))))
      if (isFirst) lines.unshift(csvLine(names.map(([, column]) => labelOf(column))))
      isFirst = false
      controller.enqueue(encoder.encode(lines.join('')))
    },
  })
}

/** A line of CSV with its end. */
export function csvLine(cells: string[]): string {
  return `${cells.map(csvCell).join(',')}\r\n`
}

/** What a formula begins with: a sign, also a full-width one, after blanks or marks that are not seen. */
export const formulaStart = { before: /^[\s\p{Cf}]$/u, signs: '=+@＝＋－＠-' }

/** A plain decimal is a number, also with a sign, and stays one. */
export const plainNumber = /^-?[0-9]+(\.[0-9]+)?$/

const formula = new RegExp(`^[\\s\\p{Cf}]*[${formulaStart.signs}]|^[\\t\\r\\n]`, 'u')

/** A cell: quoted where it must be, and what a spreadsheet would take for a formula made harmless with an apostrophe. */
export function csvCell(text: string): string {
  const safe = !plainNumber.test(text) && formula.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
