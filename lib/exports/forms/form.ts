import type { ColumnTypes } from '../kinds'

/** A cell as a text: amounts as plain decimals, times in RFC 3339; null where there is nothing. */
export type Cell = string | null

/** What is to be written: the columns in their order, and what of them is more than a text. */
export type Shape = { ids: string[]; labels: string[]; types: ColumnTypes }

/** The most digits before and after the point that a column's decimals have. */
export type Digits = Record<string, { whole: number; scale: number }>

/** A form being written: rows as they come, then its end. */
export type Sink = { write: (rows: Cell[][]) => Promise<void>; end: () => Promise<void> }
