import type { Schema } from './schemas'

/** A field as the reference's tables show it. */
export type FieldRow = { name: string; type: string; isRequired: boolean; about: string }

/** The fields of a body, those within others after them: `error.code`, `transactions[].kind`. */
export function rowsOf(schema: Schema, under = ''): FieldRow[] {
  return Object.entries(schema.properties ?? {}).flatMap(([name, field]) => {
    const row = {
      name: under + name,
      type: typeOf(field),
      isRequired: schema.required?.includes(name) ?? false,
      about: field.description ?? '',
    }
    const inside = field.items ? rowsOf(field.items, `${row.name}[].`) : rowsOf(field, `${row.name}.`)
    return [row, ...inside]
  })
}

function typeOf(field: Schema): string {
  const [inner = field] = field.anyOf?.filter(one => one.type !== 'null') ?? []
  const type = [inner.type].flat().filter(one => one !== 'null' && one !== undefined)[0] ?? 'any'
  if (inner.const !== undefined) return JSON.stringify(inner.const)
  if (inner.enum) return inner.enum.map(value => `${value}`).join(' · ')
  if (inner.format === 'date-time') return 'time'
  return inner.pattern?.includes('(0|[1-9]') ? 'decimal string' : `${type}`
}
