import { type Cursor, type Page, parseCursor } from '@/lib/listing/keyset'

type Fetch<Row> = (cursor: Cursor | null) => Promise<Page<Row>>

/** The ids of all pages of a list from its first on, and those met on the way back from its last. */
export async function walk<Row extends { id: string }>(fetch: Fetch<Row>, keys: number) {
  const there: string[][] = []
  let page = await fetch(null)
  there.push(page.rows.map(row => row.id))
  while (page.next) {
    page = await fetch(parseCursor({ after: page.next }, keys))
    there.push(page.rows.map(row => row.id))
  }
  const back: string[][] = [page.rows.map(row => row.id)]
  while (page.previous) {
    page = await fetch(parseCursor({ before: page.previous }, keys))
    back.unshift(page.rows.map(row => row.id))
  }
  return { there, back }
}
