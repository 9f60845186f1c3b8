import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { pipeline, type Readable } from 'node:stream'
import { refuseStatement, utf8Gate } from './encoding'
import { journalReader } from './journal'
import { peekMax } from './limits'
import { defaultKinds, defaultStates, type Mapping, type Place, placeWords } from './mapping'
import { type Peeked, peek } from './peek'
import { brokenLine, type Cells, type Line, makeLineReader } from './read-line'
import { type CsvRecord, csvSplitter } from './split-csv'
import { type JsonPiece, jsonSplitter } from './split-json'

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
 * The lines of the statement at `path`, a chunk's at a time, read as they are asked for: never more are in memory.
 * A line that cannot be read is given with its problem; what is no such file at all ends in a refusal
 * INVALID_REQUEST with line and reason. `onBytes` hears how much of the file was read.
 */
export function readStatement(
  path: string,
  peeked: Peeked,
  mapping: Mapping,
  onBytes: (bytes: number) => void,
): AsyncIterable<Line[]> {
  const source = pipeline(createReadStream(path, { highWaterMark: 256 * 1024 }), utf8Gate(onBytes), () => {})
  return peeked.form === 'csv'
    ? readCsvLines(source, peeked, mapping)
    : readJsonLines(source, peeked, mapping)
}

async function* readCsvLines(
  source: Readable,
  { delimiter, columns }: Peeked,
  mapping: Mapping,
): AsyncIterable<Line[]> {
  const read = makeLineReader(mapping)
  const at = cellsOf(columns, mapping)
  const { take, end } = csvSplitter(delimiter)
  let isHeader = true
  const toLines = (records: CsvRecord[]) => {
    const rows = isHeader ? records.slice(1) : records
    if (records.length > 0) isHeader = false
    return rows.map(({ line, cells }) =>
      cells.length === columns.length
        ? read(line, at(cells))
        : brokenLine(line, `${cells.length} cells, where the header has ${columns.length}.`),
    )
  }
  for await (const chunk of withoutMark(source)) yield toLines(take(chunk.toString()))
  yield toLines(end())
}

/** A file's bytes without its byte order mark. */
async function* withoutMark(source: Readable): AsyncIterable<Buffer> {
  let isFirst = true
  for await (const chunk of source as AsyncIterable<Buffer>) {
    yield isFirst && chunk[0] === 0xef && chunk[1] === 0xbb ? chunk.subarray(3) : chunk
    isFirst = false
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
  return row => {
    const cells: Cells = {}
    for (const [place, index] of found) cells[place] = row[index]
    return cells
  }
}

async function* readJsonLines(source: Readable, { form }: Peeked, mapping: Mapping): AsyncIterable<Line[]> {
  const { take, end } = jsonSplitter()
  const read = makeLineReader(jsonMapping(mapping.zone))
  const journal = form === 'journal' ? journalReader(read) : null
  const toLines = ({ line, text }: JsonPiece): Line[] => {
    const value = parseObject(text)
    if (value === null) return [brokenLine(line, 'this is not JSON.')]
    return journal ? [...journal.enter(line, value)] : [readObject(read, line, value)]
  }
  for await (const chunk of withoutMark(source)) yield take(chunk).flatMap(toLines)
  end()
  if (journal) yield [...journal.rest()]
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
