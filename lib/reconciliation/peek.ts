import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { csvReason, recordMax } from '@/lib/listing/read-csv'
import { openTail, refuseForeign, refuseStatement } from './encoding'
import { peekMax } from './limits'

export type Form = 'csv' | 'json' | 'journal'
export type Delimiter = ',' | ';' | '\t'

/** What a file's beginning says of it: its form, and of CSV its columns and first rows. */
export type Peeked = { form: Form; delimiter: Delimiter; columns: string[]; rows: string[][] }

const rowsShown = 5

/**
 * Looks at a file's first bytes (at most `peekMax`). Refuses INVALID_REQUEST for what is empty, no text in UTF-8,
 * or has no header that a mapping could name: names that are empty or stand there twice.
 */
export function peek(bytes: Buffer): Peeked {
  const start = bytes.subarray(0, peekMax)
  if (start.length === 0) refuseStatement('The file is empty.')
  refuseForeign(start)
  const text = textOf(start)
  const first = text.trimStart()[0]
  if (first === undefined) refuseStatement('The file is empty.')
  if (first === '{' || first === '[') {
    const form = /^\s*\{\s*"t"\s*:/.test(text) ? 'journal' : 'json'
    return { form, delimiter: ',', columns: [], rows: [] }
  }
  return peekCsv(text, bytes.length <= peekMax)
}

function peekCsv(text: string, isWhole: boolean): Peeked {
  const header = text.trimStart().split(/\r\n|\n|\r/, 1)[0]!
  const delimiter = delimiterOf(header)
  const records = readFirst(text, delimiter, isWhole)
  const columns = (records[0] ?? []).map(name => name.trim())
  if (columns.length < 3)
    refuseStatement(
      `Line 1: a header with ${columns.length} columns; a statement needs at least transaction id, kind and amount.`,
    )
  const empty = columns.indexOf('')
  if (empty >= 0) refuseStatement(`Line 1: column ${empty + 1} has no name.`)
  const twice = columns.find((name, index) => columns.indexOf(name) !== index)
  if (twice !== undefined) refuseStatement(`Line 1: the column "${twice.slice(0, 40)}" stands there twice.`)
  return { form: 'csv', delimiter, columns, rows: records.slice(1) }
}

function textOf(start: Buffer): string {
  const whole = start.subarray(0, start.length - openTail(start))
  if (!isUtf8(whole))
    refuseStatement('Not UTF-8; it looks like Latin-1 or Windows-1252. Save it as "CSV UTF-8".')
  return whole.toString().replace(/^\uFEFF/, '')
}

/** Whichever of comma, semicolon and tab the header has most of. */
function delimiterOf(header: string): Delimiter {
  const count = (delimiter: Delimiter) => header.split(delimiter).length
  return ([',', ';', '\t'] as const).reduce((best, one) => (count(one) > count(best) ? one : best))
}

function readFirst(text: string, delimiter: Delimiter, isWhole: boolean): string[][] {
  const records: string[][] = []
  try {
    parse(text, {
      ...csvTerms(delimiter),
      to: rowsShown + 1,
      on_record: (cells: string[]) => {
        records.push(cells)
        return null
      },
    })
  } catch (thrown) {
    // The last record of a part may be cut in two.
    if (!(thrown instanceof CsvError)) throw thrown
    if (isWhole || records.length === 0) refuseStatement(`Line ${records.length + 1}: ${csvReason(thrown)}`)
  }
  return records
}

/** How CSV is read, here and as a stream. */
export function csvTerms(delimiter: Delimiter) {
  return {
    bom: true,
    delimiter,
    record_delimiter: ['\r\n', '\n', '\r'],
    relax_column_count: true,
    skip_empty_lines: true,
    skip_records_with_empty_values: true,
    max_record_size: recordMax,
  }
}
