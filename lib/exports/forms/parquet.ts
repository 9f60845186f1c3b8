import type { SchemaElement } from 'hyparquet'
import { ByteWriter, ParquetWriter } from 'hyparquet-writer'
import { plainNumber } from '@/lib/listing/csv'
import { refuse } from '@/lib/refusal'
import type { FileOut } from '../folder'
import type { Cell, Digits, Shape, Sink } from './form'

/** Rows that are put together before they are written, and the only ones in memory. */
const rowGroup = 20_000

/** What readers of Parquet know at least, and what its widest decimals have. */
const usual = 38
const widest = 76

/**
 * Parquet in row groups: decimals as DECIMAL of the column's own scale, exact; times as UTC milliseconds; the rest as
 * texts. `digits`: what the decimals of all rows come to. Refuses NOT_ALLOWED where they fit no decimal of Parquet.
 */
export function parquetSink(out: FileOut, shape: Shape, digits: Digits): Sink {
  const columns = shape.ids.map((id, at) => columnOf(id, shape.labels[at]!, shape, digits))
  const root = { name: 'schema', num_children: columns.length } as SchemaElement
  const file = new ParquetWriter({
    writer: writerTo(out),
    schema: [root, ...columns.map(({ element }) => element)],
    createdBy: 'cage',
  })
  let waiting: Cell[][] = []
  const flush = async () => {
    const rows = waiting
    waiting = []
    if (rows.length === 0) return
    const columnData = columns.map(({ element, read }, at) => ({
      name: element.name,
      data: rows.map(cells => read(cells[at] ?? null)),
    }))
    await file.write({ columnData, rowGroupSize: rowGroup })
  }
  return {
    async write(rows) {
      for (const row of rows) {
        waiting.push(row)
        if (waiting.length === rowGroup) await flush()
      }
    },
    async end() {
      await flush()
      await file.finish()
    },
  }
}

type Column = { element: SchemaElement; read: (cell: Cell) => unknown }

function columnOf(id: string, name: string, { types }: Shape, digits: Digits): Column {
  const optional = { name, repetition_type: 'OPTIONAL' } as const
  if (Object.hasOwn(types.decimals, id)) {
    const { whole, scale } = digits[id] ?? { whole: 1, scale: 0 }
    const precision = Math.max(usual, whole + scale)
    if (precision > widest)
      refuse('NOT_ALLOWED', {
        message: `The column “${name}” has more digits than a decimal of Parquet holds: take CSV.`,
      })
    const element: SchemaElement = {
      ...optional,
      type: 'FIXED_LEN_BYTE_ARRAY',
      type_length: precision === usual ? 16 : 32,
      converted_type: 'DECIMAL',
      precision: precision === usual ? usual : widest,
      scale,
      logical_type: { type: 'DECIMAL', precision: precision === usual ? usual : widest, scale },
    }
    return { element, read: cell => (cell === null || cell === '' ? null : unscaled(cell, scale)) }
  }
  if (types.times.includes(id)) {
    const element: SchemaElement = {
      ...optional,
      type: 'INT64',
      converted_type: 'TIMESTAMP_MILLIS',
      logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
    }
    return { element, read: cell => (cell === null || cell === '' ? null : momentOf(cell)) }
  }
  const element: SchemaElement = { ...optional, type: 'BYTE_ARRAY', converted_type: 'UTF8' }
  return { element, read: cell => cell }
}

/** `-1.5` with a scale of 3 is -1500: exact, whatever its size. */
function unscaled(text: string, scale: number): bigint {
  if (!plainNumber.test(text)) throw new Error(`not a plain decimal: ${text}`)
  const [whole, part = ''] = text.split('.')
  const rest = part.slice(scale)
  if (/[1-9]/.test(rest)) throw new Error(`${text} has more than ${scale} decimals`)
  return BigInt(`${whole}${part.slice(0, scale).padEnd(scale, '0')}`)
}

function momentOf(text: string): bigint {
  const at = Date.parse(text)
  if (Number.isNaN(at) || !text.endsWith('Z')) throw new Error(`not a moment in UTC: ${text}`)
  return BigInt(at)
}

/** What is written goes into the file after each row group. */
function writerTo(out: FileOut): ByteWriter {
  const writer = new ByteWriter(1 << 20)
  const flush = async () => {
    const bytes = writer.getBytes().slice()
    writer.index = 0
    await out.write(bytes)
  }
  return Object.assign(writer, { flush, finish: flush })
}
