/** A field that two bodies do not have alike; null where one of them has none. */
export type Difference = { field: string; before: string | null; after: string | null }

/**
 * What differs between two JSON bodies, field by field, whatever their order and white space. Bodies that are
 * no JSON objects differ as a whole.
 */
export function differencesOf(before: string | null, after: string | null): Difference[] {
  if (before === after) return []
  const [first, second] = [fieldsOf(before), fieldsOf(after)]
  if (!first || !second) return [{ field: 'body', before, after }]
  const names = [...new Set([...first.keys(), ...second.keys()])]
  return names.flatMap(field => {
    const difference = { field, before: first.get(field) ?? null, after: second.get(field) ?? null }
    return difference.before === difference.after ? [] : [difference]
  })
}

/** A body's top fields as texts, `null` and absence alike; or null where it is no JSON object. */
export function fieldsOf(body: string | null): Map<string, string> | null {
  try {
    const parsed: unknown = JSON.parse(body ?? '')
    if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return null
    const known = Object.entries(parsed).filter(([, value]) => value !== null)
    return new Map(
      known.map(([name, value]) => [name, typeof value === 'string' ? value : JSON.stringify(value)]),
    )
  } catch {
    return null
  }
}
