import type { Amount } from '@/lib/money/amount'

export const sheetKinds = {
  manual: 'by hand',
  csv: 'CSV file',
  ecb: 'ECB file',
  fetch: 'fetched',
} as const

/** How rates came in. */
export type SheetKind = keyof typeof sheetKinds

/** A rate as it comes in: base units per unit of currency, and what the source itself quotes. */
export type SheetRow = {
  day: string
  currency: string
  rate: Amount
  /** Units of the currency per euro, where the rate was made of that; else null. */
  quoted: Amount | null
  source: string
}

/** Rates that come in together: all of them count, or none. */
export type Sheet = {
  kind: SheetKind
  source: string
  fileName: string | null
  /** Of the file's bytes, hex. */
  sha256: string | null
  rows: SheetRow[]
}

/** A row and where in its file it stands, for a sentence about it. */
export type PlacedRow = SheetRow & { line: number }

/** The largest file that is read: the bank's whole history is half of it. */
export const fileMax = 16 * 1024 * 1024

/** The most rates of one sheet: a year of fifty currencies. */
export const rowsMax = 20_000
