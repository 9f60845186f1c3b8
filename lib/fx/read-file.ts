import { createHash } from 'node:crypto'
import { refuseFile } from './check-rows'
import { readEcb } from './read-ecb'
import { readRatesCsv } from './read-rates-csv'
import { fileMax, rowsMax, type Sheet, type SheetKind } from './sheet'

type Given = {
  bytes: Buffer
  fileName: string | null
  baseCurrency: string
  today: string
  /** Days before it are left out; null: none. */
  from: string | null
  /** Where it came from, when not by an upload. */
  kind?: SheetKind
}

/**
 * A file of rates as a sheet: the European Central Bank's XML, or CSV; which it is, its first character says. In
 * the order of currency and day. Refuses INVALID_REQUEST for the whole file, with line and reason.
 */
export function readFile({ bytes, fileName, kind, ...terms }: Given): Sheet {
  if (bytes.length > fileMax) refuseFile('The file is larger than 16 MB: nothing of it was read.')
  if (bytes.length === 0) refuseFile('The file is empty.')
  const isXml = /^(\uFEFF)?\s*</.test(bytes.subarray(0, 1000).toString())
  const placed = isXml ? readEcb(bytes, terms) : readRatesCsv(bytes, terms)
  if (placed.length > rowsMax)
    refuseFile(`It has ${placed.length} rates, more than ${rowsMax}: leave out the days before a later one.`)
  const rows = placed.map(({ line: _, ...row }) => row).sort(inOrder)
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { kind: kind ?? (isXml ? 'ecb' : 'csv'), source: isXml ? 'ecb' : 'csv', fileName, sha256, rows }
}

type Place = { currency: string; day: string }

/** By currency, then day: the order in which rates are written and judged. */
export function inOrder(a: Place, b: Place): number {
  if (a.currency !== b.currency) return a.currency < b.currency ? -1 : 1
  return a.day < b.day ? -1 : a.day > b.day ? 1 : 0
}
