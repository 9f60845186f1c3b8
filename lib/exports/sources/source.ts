import type { ListColumns } from '@/lib/listing/columns'
import type { Cursor, Page } from '@/lib/listing/keyset'
import type { Asked, ColumnTypes } from '../kinds'

/** Who asks, and the moment that "in the last 24 hours" is counted back from. */
export type Asker = { staffId: string; providerId: string | null; at: number }

/** A list as it is exported: its columns, and its pages as the page of the list itself reads them. */
export type ListSource = {
  /** The filter as it was understood: what is no sound value is left out, as on the page. */
  asked: Asked
  // biome-ignore lint/suspicious/noExplicitAny: a list's rows are its own
  columns: ListColumns<any>
  types: ColumnTypes
  /** How many columns the list's cursor has. */
  keys: number
  // biome-ignore lint/suspicious/noExplicitAny: a list's rows are its own
  fetch: (cursor: Cursor | null) => Promise<Page<any>>
  /** How many rows there are, of a list that may be long: it says how long it takes yet. */
  count?: () => Promise<number>
  /** Whose data it is, where it is one player's. */
  playerId?: string
}

export type OpenList = (asked: Asked, asker: Asker) => ListSource

/** What fits on one page: a list that has no cursor. */
export function onePage<Row>(rows: Row[]): Page<Row> {
  return { rows, next: null, previous: null }
}

/** Amounts, each in the currency that a column names; `plain` are decimals without one: rates, counts. */
export function typesOf(
  amounts: Record<string, string>,
  times: readonly string[] = [],
  plain: readonly string[] = [],
): ColumnTypes {
  return { decimals: { ...amounts, ...Object.fromEntries(plain.map(id => [id, null])) }, times }
}
