import { CsvError, parse } from 'csv-parse/sync'
import { csvReason, recordMax } from '@/lib/listing/read-csv'
import { refuseStatement } from './encoding'
import { csvTerms, type Delimiter } from './peek'

/** A record of a CSV file, and the line it begins on. */
export type CsvRecord = { line: number; cells: string[] }

/**
 * Cuts CSV into its records, piece of text by piece: `take` gives those that end in the piece, `end` the last one. A
 * line without a quotation mark is cut at its delimiters, which is most of them and quick; one with any is given to the
 * parser, with the lines that it spans. Refuses INVALID_REQUEST with the line for what is no CSV. Keeps no more than
 * one record.
 */
export function csvSplitter(delimiter: Delimiter): {
  take: (text: string) => CsvRecord[]
  end: () => CsvRecord[]
} {
  let [line, begun, rest, quoted] = [0, 0, '', '']
  const enter = (text: string, into: CsvRecord[]) => {
    line++
    if (quoted === '') {
      begun = line
      if (!text.includes('"')) {
        if (text.length > recordMax) refuseLong(begun)
        const cells = text.split(delimiter)
        if (cells.some(cell => cell !== '')) into.push({ line, cells })
        return
      }
    }
    quoted = quoted === '' ? text : `${quoted}\n${text}`
    if (quoted.length > recordMax) refuseLong(begun)
    if (isOpen(quoted)) return
    into.push(...parseQuoted(quoted, begun, delimiter))
    quoted = ''
  }
  const take = (text: string) => {
    const all = rest + text
    // Whether a carriage return ends a line alone the next character says.
    const lines = all.split(/\r\n|\n|\r(?!$)/)
    rest = lines.pop()!
    if (rest.length > recordMax) refuseLong(line + 1)
    const records: CsvRecord[] = []
    for (const one of lines) enter(one, records)
    return records
  }
  const end = () => {
    const records: CsvRecord[] = []
    if (rest !== '') enter(rest.replace(/\r$/, ''), records)
    if (quoted !== '') records.push(...parseQuoted(quoted, begun, delimiter))
    return records
  }
  return { take, end }
}

function isOpen(text: string): boolean {
  return (text.split('"').length - 1) % 2 === 1
}

function parseQuoted(text: string, line: number, delimiter: Delimiter): CsvRecord[] {
  try {
    const records = parse(text, { ...csvTerms(delimiter), bom: false, record_delimiter: '\n' }) as string[][]
    return records.map(cells => ({ line, cells }))
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    refuseStatement(`Line ${line}: ${csvReason(thrown)}`)
  }
}

function refuseLong(line: number): never {
  refuseStatement(`Line ${line}: the row is longer than ${recordMax} characters.`)
}
