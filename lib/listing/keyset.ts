import type { Query } from './filter'

/** Where a page begins: behind the last row seen, or before the first one. Keys are the sort columns' texts. */
export type Cursor = { direction: 'after' | 'before'; keys: string[] }

/** One page of a list, and the cursors (as the URL carries them) of its neighbours. */
export type Page<Row> = { rows: Row[]; next: string | null; previous: string | null }

type Fetch<Row> = (cursor: Cursor | null, limit: number) => Promise<Row[]>

/**
 * A keyset page in either direction. `fetch` gets one row more than the page holds; for `before` it reads in
 * the opposite order, nearest first. `keysOf` names the row's sort columns.
 */
export async function keysetPage<Row>(
  cursor: Cursor | null,
  size: number,
  fetch: Fetch<Row>,
  keysOf: (row: Row) => string[],
): Promise<Page<Row>> {
  const found = await fetch(cursor, size + 1)
  const isBackward = cursor?.direction === 'before'
  const rows = found.slice(0, size)
  if (isBackward) rows.reverse()
  const more = found.length > size
  const first = rows[0]
  const last = rows.at(-1)
  return {
    rows,
    next: last && (isBackward || more) ? writeCursor(keysOf(last)) : null,
    previous: first && (isBackward ? more : cursor !== null) ? writeCursor(keysOf(first)) : null,
  }
}

/**
 * All rows of a list, a page after another: `fetch` reads the page of a cursor, `keys` is how many columns that has.
 * Throws where a page names no next one that can be read: what is cut short must not look whole.
 */
export async function* pagesOf<Row>(
  keys: number,
  fetch: (cursor: Cursor | null) => Promise<Page<Row>>,
): AsyncGenerator<Row[]> {
  let cursor: Cursor | null = null
  do {
    const page: Page<Row> = await fetch(cursor)
    yield page.rows
    cursor = page.next === null ? null : parseCursor({ after: page.next }, keys)
    if (page.next !== null && cursor === null)
      throw new Error('a page of the export names no page after it that can be read')
  } while (cursor !== null)
}

/** The cursor of a URL (`after` or `before`), or null where there is none or it was not made by us. */
export function parseCursor(query: Query, columns: number): Cursor | null {
  for (const direction of ['after', 'before'] as const) {
    const value = query[direction]
    if (typeof value !== 'string') continue
    const keys = readCursor(value)
    if (keys?.length === columns) return { direction, keys }
  }
  return null
}

function writeCursor(keys: string[]): string {
  return Buffer.from(JSON.stringify(keys)).toString('base64url')
}

/** Postgres knows no text with a zero byte in it. */
function isKey(key: unknown): key is string {
  return typeof key === 'string' && !key.includes('\0')
}

function readCursor(text: string): string[] | null {
  try {
    const keys: unknown = JSON.parse(Buffer.from(text.slice(0, 4000), 'base64url').toString('utf8'))
    return Array.isArray(keys) && keys.every(isKey) ? keys : null
  } catch {
    return null
  }
}
