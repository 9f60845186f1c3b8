import { refuse } from '@/lib/refusal'
import type { FileOut } from '../folder'
import type { Cell, Shape, Sink } from './form'
import { decimalCell, partsOf, sheetHead, sheetTail, textCell } from './xlsx-parts'
import { zipTo } from './zip'

/** What an Excel file made here holds: rows a sheet, the head among them, sheets, and characters a cell. */
export const xlsxLimits = { rows: 1_048_576, sheets: 10, characters: 32_767 }

type Limits = typeof xlsxLimits

/** The rows that fit, heads apart. */
export function xlsxRowsMax({ rows, sheets }: Limits = xlsxLimits): number {
  return (rows - 1) * sheets
}

/** Refuses NOT_ALLOWED, with what to take instead, where an Excel file does not hold so many rows. */
export function checkXlsxRows(rows: number, limits: Limits = xlsxLimits): void {
  if (rows <= xlsxRowsMax(limits)) return
  tooMuch(
    `An Excel file made here holds ${grouped(xlsxRowsMax(limits))} rows on ${limits.sheets} sheets, and there are more`,
  )
}

/**
 * XLSX, a sheet after another as each is full, nothing of it kept in memory. Decimals are numbers where Excel keeps
 * all of their digits, and else texts; times are texts, in UTC. Refuses NOT_ALLOWED past its limits.
 */
export async function xlsxSink(out: FileOut, shape: Shape, limits: Limits = xlsxLimits): Promise<Sink> {
  const zip = zipTo(out)
  const sheets: string[] = []
  const head = rowOf(shape.labels.map(textCell))
  const isDecimal = shape.ids.map(id => Object.hasOwn(shape.types.decimals, id))
  const lineOf = (cells: Cell[]) =>
    rowOf(cells.map((cell, at) => cellOf(cell, isDecimal[at] ?? false, limits)))
  let rows = 0
  const begin = async () => {
    sheets.push(`${sheets.length + 1}`)
    rows = 1
    const entry = await zip.begin(`xl/worksheets/sheet${sheets.length}.xml`)
    await zip.write(entry, Buffer.from(sheetHead + head))
    return entry
  }
  const close = async (one: Awaited<ReturnType<typeof begin>>) => {
    await zip.write(one, Buffer.from(sheetTail))
    await zip.end(one)
  }
  let sheet = await begin()
  const write = async (given: Cell[][]) => {
    for (let from = 0; from < given.length; ) {
      if (rows === limits.rows) {
        if (sheets.length === limits.sheets) checkXlsxRows(xlsxRowsMax(limits) + 1, limits)
        await close(sheet)
        sheet = await begin()
      }
      const piece = given.slice(from, from + limits.rows - rows)
      await zip.write(sheet, Buffer.from(piece.map(lineOf).join('')))
      rows += piece.length
      from += piece.length
    }
  }
  const end = async () => {
    await close(sheet)
    for (const [name, text] of partsOf(sheets)) {
      const entry = await zip.begin(name)
      await zip.write(entry, Buffer.from(text))
      await zip.end(entry)
    }
    await zip.finish()
  }
  return { write: rows => bounded(() => write(rows)), end: () => bounded(end) }
}

async function bounded(work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (thrown) {
    if (thrown instanceof RangeError) tooMuch('An Excel file holds four gigabytes a sheet, and this one more')
    throw thrown
  }
}

function cellOf(cell: Cell, isDecimal: boolean, limits: Limits): string {
  if (cell === null) return '<c/>'
  if (isDecimal) return decimalCell(cell)
  if (cell.length > limits.characters)
    tooMuch(`A cell of an Excel file holds ${grouped(limits.characters)} characters, and one is longer`)
  return textCell(cell)
}

function rowOf(cells: string[]): string {
  return `<row>${cells.join('')}</row>`
}

function tooMuch(what: string): never {
  refuse('NOT_ALLOWED', { message: `${what}: take CSV or Parquet.` })
}

function grouped(count: number): string {
  return count.toLocaleString('en')
}
