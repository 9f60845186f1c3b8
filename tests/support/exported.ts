import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { inflateRawSync } from 'node:zlib'
import { parse } from 'csv-parse/sync'
import { parquetMetadata, parquetReadObjects, type SchemaElement } from 'hyparquet'
import { prisma } from '@/lib/db/prisma'
import { exportFile } from '@/lib/exports/folder'
import type { Sum } from '@/lib/exports/job'
import type { Asked, ExportForm, ExportKind } from '@/lib/exports/kinds'
import { makeExport } from '@/lib/exports/make'
import { workExports } from '@/lib/exports/work'
import { acting, type Hired } from './staff'

/** A folder for a test's own files. */
export function ownExports(): string {
  process.env.CAGE_EXPORTS = mkdtempSync(path.join(tmpdir(), 'cage-exports-'))
  return process.env.CAGE_EXPORTS
}

type Wanted = { kind: ExportKind; asked?: Asked; form?: ExportForm; bom?: boolean }

export function ask(person: Hired, { kind, asked = {}, form = 'csv', bom = false }: Wanted): Promise<string> {
  return acting(person, scope => makeExport(scope, { kind, asked, form, bom }, scope.staff))
}

/** Asks for an export and works at it: the row, and the bytes of its file where there is one. */
export async function exported(person: Hired, wanted: Wanted) {
  const id = await ask(person, wanted)
  await workExports()
  return resultOf(id)
}

export async function resultOf(id: string) {
  const row = await prisma().export.findUniqueOrThrow({ where: { id } })
  const bytes = row.state === 'done' ? readFileSync(exportFile(row.file!)) : Buffer.alloc(0)
  return { ...row, bytes, sums: (row.sums ?? []) as Sum[] }
}

type Read = Record<string, string>[]

/** Rows by their labels, every cell a text: nothing is an empty one. */
export function readCsvRows(bytes: Buffer): Read {
  return parse(bytes, { columns: true, bom: true }) as Read
}

/** The same of XLSX, all sheets of it one after another; `sheets` says how many rows each has, its head apart. */
export function readXlsxRows(bytes: Buffer): { rows: Read; sheets: number[]; styles: string[] } {
  const parts = unzip(bytes)
  const rows: Read = []
  const sheets: number[] = []
  const styles: string[] = []
  for (let number = 1; parts.has(`xl/worksheets/sheet${number}.xml`); number++) {
    const text = parts.get(`xl/worksheets/sheet${number}.xml`)!
    const [head, ...body] = [...text.matchAll(/<row>(.*?)<\/row>/gs)].map(([, inside]) => cellsOf(inside!))
    for (const cells of body)
      rows.push(Object.fromEntries(head!.map((label, at) => [label.text, cells[at]!.text])))
    for (const cells of body) styles.push(...cells.map(({ style }) => style))
    sheets.push(body.length)
  }
  return { rows, sheets, styles }
}

function cellsOf(row: string): { text: string; style: string }[] {
  return [
    ...row.matchAll(
      /<c\/>|<c t="inlineStr"><is><t xml:space="preserve">(.*?)<\/t><\/is><\/c>|<c s="(\d+)"><v>(.*?)<\/v><\/c>/gs,
    ),
  ].map(([, text, style, value]) => ({ text: plainText(text ?? value ?? ''), style: style ?? '' }))
}

function plainText(text: string): string {
  return text
    .replace(/_x([0-9A-F]{4})_/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
    .replace(/&lt;/g, '<')
    .replace(/&gt;/g, '>')
    .replace(/&quot;/g, '"')
    .replace(/&amp;/g, '&')
}

/** A ZIP archive by its own directory: names and texts. Sizes and places must be what it says. */
export function unzip(bytes: Buffer): Map<string, string> {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  const parts = new Map<string, string>()
  let at = bytes.readUInt32LE(end + 16)
  for (let left = bytes.readUInt16LE(end + 10); left > 0; left--) {
    const [packed, size, length] = [
      bytes.readUInt32LE(at + 20),
      bytes.readUInt32LE(at + 24),
      bytes.readUInt16LE(at + 28),
    ]
    const local = bytes.readUInt32LE(at + 42)
    const name = bytes.toString('utf8', at + 46, at + 46 + length)
    const begin = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
    const text = inflateRawSync(bytes.subarray(begin, begin + packed))
    if (text.length !== size) throw new Error(`${name} is not as long as it says`)
    parts.set(name, text.toString())
    at += 46 + length
  }
  return parts
}

/** The same of Parquet: decimals exactly as they are stored, moments in RFC 3339; `schema` as the file has it. */
export async function readParquetRows(bytes: Buffer): Promise<{ rows: Read; schema: SchemaElement[] }> {
  const file = new Uint8Array(bytes).buffer
  const { schema } = parquetMetadata(file)
  // The reader would make floats of decimals: it is told of bytes, which are read here.
  const metadata = parquetMetadata(file)
  const scales = new Map<string, number>()
  for (const element of metadata.schema) {
    if (element.converted_type !== 'DECIMAL') continue
    scales.set(element.name, element.scale ?? 0)
    delete element.converted_type
    delete element.logical_type
  }
  const found = await parquetReadObjects({ file, metadata })
  const rows = found.map(row =>
    Object.fromEntries(
      Object.entries(row).map(([label, value]) => [label, textOf(value, scales.get(label) ?? 0)]),
    ),
  )
  return { rows, schema }
}

function textOf(value: unknown, scale: number): string {
  if (value === null || value === undefined) return ''
  if (value instanceof Date) return value.toISOString()
  if (!(value instanceof Uint8Array)) return `${value}`
  const unscaled = BigInt.asIntN(value.length * 8, BigInt(`0x${Buffer.from(value).toString('hex')}`))
  const digits = `${unscaled < 0n ? -unscaled : unscaled}`.padStart(scale + 1, '0')
  const whole = digits.slice(0, digits.length - scale)
  return `${unscaled < 0n ? '-' : ''}${whole}${scale > 0 ? `.${digits.slice(-scale)}` : ''}`
}
