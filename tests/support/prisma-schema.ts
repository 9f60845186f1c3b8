import { readFile } from 'node:fs/promises'

export type Column = { table: string; column: string; type: string; nullable: boolean }
export type Key = { table: string; columns: string; primary: boolean }

/** Postgres's name for a field's type and its @db attribute. */
const types: Record<string, string> = {
  String: 'text',
  'String Uuid': 'uuid',
  Boolean: 'boolean',
  Int: 'integer',
  'Int SmallInt': 'smallint',
  BigInt: 'bigint',
  'Decimal Decimal': 'numeric',
  'DateTime Timestamptz(6)': 'timestamp with time zone',
  'DateTime Date': 'date',
  Json: 'jsonb',
  Bytes: 'bytea',
}

/** What prisma/schema.prisma says of tables: read as text, for Prisma's own reader of databases cannot be had everywhere. */
export async function readPrismaSchema(): Promise<{ columns: Column[]; keys: Key[] }> {
  const text = await readFile('prisma/schema.prisma', 'utf8')
  const models = [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, name, body]) => ({
    name: name!,
    lines: body!.split('\n'),
  }))
  const names = new Set(models.map(model => model.name))
  const read = models.map(({ lines }) => readModel(lines, names))
  return { columns: read.flatMap(model => model.columns), keys: read.flatMap(model => model.keys) }
}

function readModel(lines: string[], models: Set<string>): { columns: Column[]; keys: Key[] } {
  const table = lines.join('\n').match(/@@map\("(\w+)"\)/)![1]!
  const columnOf = new Map<string, string>()
  const columns: Column[] = []
  const keys: Key[] = []
  for (const line of lines) {
    const field = /^\s+(\w+)\s+(Unsupported\("(\w+)"\)|\w+)(\?|\[\])?(.*)$/.exec(line)
    if (!field) continue
    const [, name, type, unsupported, mark, attributes] = field as unknown as [
      string,
      string,
      string,
      string?,
      string?,
      string?,
    ]
    if (models.has(type)) continue
    const column = /@map\("(\w+)"\)/.exec(attributes ?? '')?.[1] ?? name
    columnOf.set(name, column)
    const native = /@db\.(\S+)/.exec(attributes ?? '')?.[1]
    const base = unsupported ?? types[native ? `${type} ${native}` : type]
    columns.push({ table, column, type: mark === '[]' ? `${base}[]` : String(base), nullable: mark === '?' })
    if (/@id\b/.test(attributes ?? '')) keys.push({ table, columns: column, primary: true })
    if (/@unique\b/.test(attributes ?? '')) keys.push({ table, columns: column, primary: false })
  }
  for (const [, kind, fields] of lines.join('\n').matchAll(/@@(id|unique)\(\[([^\]]+)\]/g)) {
    const list = fields!.split(',').map(field => columnOf.get(field.trim().replace(/\(.*/, '')))
    keys.push({ table, columns: list.join(), primary: kind === 'id' })
  }
  return { columns, keys }
}
