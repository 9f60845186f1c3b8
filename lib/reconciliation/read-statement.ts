import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { CsvError, type Options, parse } from 'csv-parse'
import { refuseStatement, utf8Gate } from './encoding'
import { journalReader } from './journal'
import { peekMax } from './limits'
import { defaultKinds, defaultStates, type Mapping, type Place, placeWords } from './mapping'
import { csvReason, csvTerms, type Peeked, peek } from './peek'
import { brokenLine, type Cells, type Line, makeLineReader } from './read-line'
import { jsonSplitter } from './split-json'

/** The provider-side JSON: these names, and no others are looked at. `status` may stand for `state`. */
export const jsonMapping = (zone: string): Mapping => ({
  columns: {
    id: 'transaction_id',
    kind: 'kind',
    amount: 'amount',
    currency: 'currency',
    at: 'at',
    state: 'state',
    round: 'round_id',
    player: 'player_id',
  },
  currency: null,
  kinds: defaultKinds,
  states: defaultStates,
  zone,
  dateForm: 'iso',
  decimal: '.',
})

/** What the file at `path` is, by its first bytes. Refuses as `peek` does. */
export async function peekFile(path: string): Promise<Peeked> {
  const file = await open(path)
  try {
    const bytes = Buffer.alloc(peekMax + 1)
    const { bytesRead } = await file.read(bytes, 0, bytes.length, 0)
    return peek(bytes.subarray(0, bytesRead))
  } finally {
    await file.close()
  }
}

/**
 * The lines of the statement at `path`, read as they are asked for: never more than some chunks are in memory.
 * A line that cannot be read is given with its problem; what is no such file at all ends in a refusal
 * INVALID_REQUEST with line and reason. `onBytes` hears how much of the file was read.
 */
export function readStatement(
  path: string,
  peeked: Peeked,
  mapping: Mapping,
  onBytes: (bytes: number) => void,
): AsyncIterable<Line> {
  const source = pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), utf8Gate(onBytes), () => {})
  return peeked.form === 'csv'
    ? readCsvLines(source, peeked, mapping)
    : readJsonLines(source, peeked, mapping)
}

type Row = { line: number; cells: string[] }

async function* readCsvLines(
  source: Readable,
  { delimiter, columns }: Peeked,
  mapping: Mapping,
): AsyncIterable<Line> {
  const read = makeLineReader(mapping)
  const at = cellsOf(columns, mapping)
  let last = 0
  const on_record = (cells: string[], { lines }: { lines: number }): Row => {
    // Only a record that spans lines needs them counted.
    const inside = lines - last > 1 ? cells.join().split('\n').length - 1 : 0
    last = lines
    return { line: lines - inside, cells }
  }
  const terms = { ...csvTerms(delimiter), on_record } as unknown as Options
  const rows = pipeline(source, parse(terms), () => {})
  let isHeader = true
  try {
    for await (const { line, cells } of rows as AsyncIterable<Row>) {
      if (isHeader) isHeader = false
      else if (cells.length !== columns.length)
        yield brokenLine(line, `${cells.length} cells, where the header has ${columns.length}.`)
      else yield read(line, at(cells))
    }
  } catch (thrown) {
    if (!(thrown instanceof CsvError)) throw thrown
    refuseStatement(`Line ${last + 1}: ${csvReason(thrown)}`)
  }
}

/** Where in a row each place stands. Refuses INVALID_REQUEST where the mapping names a column that is not there. */
function cellsOf(columns: string[], mapping: Mapping): (cells: string[]) => Cells {
  const found: [Place, number][] = []
  for (const place of placeWords) {
    const name = mapping.columns[place]
    if (name === null) continue
    const index = columns.indexOf(name)
    if (index < 0)
      refuseStatement(`Line 1: the mapping names a column "${name}", and the file has ${columns.join(', ')}.`)
    found.push([place, index])
  }
  return cells => Object.fromEntries(found.map(([place, index]) => [place, cells[index]])) as Cells
}

async function* readJsonLines(source: Readable, { form }: Peeked, mapping: Mapping): AsyncIterable<Line> {
  const { take, end } = jsonSplitter()
  const read = makeLineReader(jsonMapping(mapping.zone))
  const journal = form === 'journal' ? journalReader(read) : null
  let isFirst = true
  for await (const chunk of source as AsyncIterable<Buffer>) {
    const bytes = isFirst && chunk[0] === 0xef ? chunk.subarray(3) : chunk
    isFirst = false
    for (const { line, text } of take(bytes)) {
      const value = parseObject(text)
      if (value === null) yield brokenLine(line, 'this is not JSON.')
      else if (journal) yield* journal.enter(line, value)
      else yield readObject(read, line, value)
    }
  }
  end()
  if (journal) yield* journal.rest()
}

function readObject(
  read: (line: number, cells: Cells) => Line,
  line: number,
  value: Record<string, unknown>,
): Line {
  const cells: Cells = {}
  for (const [place, name] of Object.entries(jsonMapping('UTC').columns) as [Place, string][]) {
    const given = value[name] ?? (place === 'state' ? value.status : null) ?? null
    if (given !== null && typeof given !== 'string')
      return brokenLine(line, `${name} must be text in quotation marks: a JSON number loses digits.`)
    cells[place] = given
  }
  return read(line, cells)
}

function parseObject(text: string): Record<string, unknown> | null {
  try {
    return JSON.parse(text) as Record<string, unknown>
  } catch {
    return null
  }
}
