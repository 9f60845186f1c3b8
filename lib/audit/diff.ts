/** What became of one field between before and after. `path` is how one would reach it: `limits.day[0]`. */
export type Change = {
  path: string
  kind: 'added' | 'removed' | 'changed' | 'same'
  before: string | null
  after: string | null
}

const fieldsMax = 500

/**
 * Two JSON texts field by field, in the order of after and then of what only before had. A text that is no
 * JSON (one that was cut, say) is a single field without a name. Values are shown as JSON, texts bare.
 */
export function diffOf(before: string | null, after: string | null): Change[] {
  const old = fieldsOf(before)
  const young = fieldsOf(after)
  const paths = [...new Set([...young.keys(), ...old.keys()])]
  return paths.slice(0, fieldsMax).map(path => {
    const [was, is] = [old.get(path), young.get(path)]
    const kind = was === undefined ? 'added' : is === undefined ? 'removed' : was === is ? 'same' : 'changed'
    return { path, kind, before: bare(was), after: bare(is) }
  })
}

/** Each field's value, as JSON. */
function fieldsOf(text: string | null): Map<string, string> {
  const fields = new Map<string, string>()
  if (text !== null) collect(fields, '', parse(text))
  return fields
}

function collect(fields: Map<string, string>, path: string, value: unknown): void {
  const isList = Array.isArray(value)
  const inner = typeof value === 'object' && value !== null ? Object.entries(value) : []
  if (inner.length === 0) return void fields.set(path, JSON.stringify(value))
  for (const [name, one] of inner) collect(fields, isList ? `${path}[${name}]` : joined(path, name), one)
}

function joined(path: string, name: string): string {
  return path === '' ? name : `${path}.${name}`
}

function bare(json: string | undefined): string | null {
  if (json === undefined) return null
  return json.startsWith('"') ? JSON.parse(json) : json
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
