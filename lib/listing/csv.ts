import { type ListColumns, labelOf, textOf } from './columns'
import type { Cursor, Page } from './keyset'
import { parseCursor } from './keyset'

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
  const encoder = new TextEncoder()
  let cursor: Cursor | null = null
  let isFirst = true
  return new ReadableStream({
    async pull(controller) {
      const page: Page<Row> = await fetch(cursor)
      const lines = page.rows.map(row =>
        names.map(([id, column]) => csvCell(textOf(row, id, column))).join(','),
      )
      if (isFirst) lines.unshift(names.map(([, column]) => csvCell(labelOf(column))).join(','))
      isFirst = false
      controller.enqueue(encoder.encode(lines.map(line => `${line}\r\n`).join('')))
      if (page.next === null) return controller.close()
      cursor = parseCursor({ after: page.next }, keys)
      if (cursor === null) throw new Error('a page of the export names no page after it that can be read')
    },
  })
}

/**
 * A cell: quoted where it must be, and a text that a spreadsheet would take for a formula (its sign may be a
 * full-width one, or come after blanks or marks that are not seen) made harmless with an apostrophe. A plain decimal is a number and stays one.
 */
export function csvCell(text: string): string {
  const isNumber = /^-?[0-9]+(\.[0-9]+)?$/.test(text)
  const safe = !isNumber && /^[\s\p{Cf}]*[=+\-@＝＋－＠]|^[\t\r\n]/u.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}
