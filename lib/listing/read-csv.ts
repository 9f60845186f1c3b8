import { isUtf8 } from 'node:buffer'
import { CsvError, parse } from 'csv-parse/sync'
import { refuse } from '@/lib/refusal'

/** What a file must look like: its columns by name, in any order, and how much of it there may be. */
export type CsvTerms = {
  columns: {
    required: readonly string[]
    optional?: readonly string[]
    /** Whether a column by another name is wanted too, as one named for a currency is. */
    also?: (name: string) => boolean
  }
  rowsMax: number
  bytesMax: number
}

/** A row as it stands in the file: where it begins, and its cells by column, untrimmed. A missing column has no cell. */
export type CsvRow = { line: number; cells: Readonly<Record<string, string | undefined>> }

export type CsvFile = { columns: string[]; rows: CsvRow[] }

type Read = { line: number; cells: string[] }

/** Characters of a record: a line of CSV with all its cells, an object of JSON. */
export const recordMax = 100_000

/**
 * A CSV file that came in (RFC 4180, UTF-8, with or without a byte order mark; `,` between cells, or `;` where the
 * header has no comma). The first line names the columns; empty lines are passed over; every cell is text, whatever
 * a spreadsheet would make of it. Refuses INVALID_REQUEST for the whole file with line and reason.
 */
export function readCsv(bytes: Buffer, { columns, rowsMax, bytesMax }: CsvTerms): CsvFile {
  if (bytes.length > bytesMax) refuseFile(`The file is larger than ${sizeOf(bytesMax)}.`)
  const [header, ...rest] = readRecords(textOf(bytes), rowsMax + 1)
  if (!header) refuseFile('The file is empty.')
  const names = readHeader(header, columns)
  if (rest.length === 0) refuseFile('The file has no row below its header.')
  if (rest.length > rowsMax) refuseLine(rest[rowsMax]!.line, `the file has more than ${rowsMax} rows.`)
  const rows = rest.map(({ line, cells }) => {
    if (cells.length !== names.length)
      refuseLine(line, `${cells.length} cells, where the header has ${names.length}.`)
    return { line, cells: Object.fromEntries(names.map((name, index) => [name, cells[index]])) }
  })
  return { columns: names, rows }
}

/** Refuses a whole file for what stands in one of its lines. `reason` goes on after "Line 7: ". */
export function refuseLine(line: number, reason: string): never {
  refuseFile(`Line ${line}: ${reason}`)
}

function refuseFile(message: string): never {
  refuse('INVALID_REQUEST', { field: 'file', message })
}

function textOf(bytes: Buffer): string {
  if (!isUtf8(bytes)) refuseEncoding(bytes)
  const text = bytes
    .toString()
    .replace(/^\uFEFF/, '')
    .replaceAll(/\r\n?/g, '\n')
  const nul = text.indexOf('\0')
  if (nul >= 0) refuseLine(text.slice(0, nul).split('\n').length, 'a NUL character: this is no text file.')
  return text
}

function refuseEncoding(bytes: Buffer): never {
  let from = 0
  for (let line = 1; ; line++) {
    const end = bytes.indexOf(10, from)
    if (end < 0 || !isUtf8(bytes.subarray(from, end)))
      refuseLine(line, 'not UTF-8. Save the file as CSV in UTF-8.')
    from = end + 1
  }
}

function readRecords(text: string, most: number): Read[] {
  const first = text.slice(0, Math.max(0, text.search(/\n|$/)))
  const read: Read[] = []
  let end = 0
  try {
    parse(text, {
      delimiter: first.includes(';') && !first.includes(',') ? ';' : ',',
      record_delimiter: '\n',
      relax_column_count: true,
      skip_empty_lines: true,
      skip_records_with_empty_values: true,
      max_record_size: recordMax,
      to: most + 1,
      on_record: (cells: string[], { lines }) => {
        end = lines
        read.push({ line: lines - cells.join().split('\n').length + 1, cells })
        return null
      },
    })
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    refuseLine(end + 1, csvReason(thrown))
  }
  return read
}

/** Why something is no CSV, to go on after "Line 7: ". */
export function csvReason({ code }: CsvError): string {
  return reasons[code] ?? 'this is not CSV.'
}

const reasons: Partial<Record<CsvError['code'], string>> = {
  CSV_QUOTE_NOT_CLOSED: 'a quotation mark is opened and never closed.',
  CSV_INVALID_CLOSING_QUOTE: 'something stands behind a closing quotation mark.',
  INVALID_OPENING_QUOTE: 'a quotation mark inside a cell that does not begin with one.',
  CSV_MAX_RECORD_SIZE: `the row is longer than ${recordMax} characters.`,
}

function readHeader({ line, cells }: Read, { required, optional = [], also }: CsvTerms['columns']): string[] {
  const names = cells.map(name => name.trim())
  names.forEach((name, index) => {
    if (names.indexOf(name) !== index) refuseLine(line, `the column "${shown(name)}" stands there twice.`)
    if (!required.includes(name) && !optional.includes(name) && !also?.(name))
      refuseLine(line, `no column is called "${shown(name)}".`)
  })
  const missing = required.filter(name => !names.includes(name))
  if (missing.length > 0)
    refuseLine(line, `the header must name ${required.join(', ')}; ${missing.join(', ')} is missing.`)
  return names
}

function shown(name: string): string {
  return name.length > 40 ? `${name.slice(0, 40)}…` : name
}

function sizeOf(bytes: number): string {
  return bytes >= 1024 * 1024 ? `${Math.floor(bytes / 1024 / 1024)} MB` : `${Math.floor(bytes / 1024)} KiB`
}
