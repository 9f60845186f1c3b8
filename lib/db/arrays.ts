/**
 * A Postgres array literal of values that need no quotes: numbers, booleans, UUIDs, hex, plain decimals,
 * timestamps. Much cheaper than letting the driver look at each element.
 */
export function plainArray(values: (string | number | boolean | null)[]): string {
  return `{${values.map(value => value ?? 'NULL').join(',')}}`
}

/** A Postgres array literal of any text. */
export function textArray(values: (string | null)[]): string {
  return `{${values.map(value => (value === null ? 'NULL' : quote(value))).join(',')}}`
}

// JSON quotes `"` and `\` as array literals want them, natively; control characters it writes otherwise.
// biome-ignore lint/suspicious/noControlCharactersInRegex: that is what is looked for
const control = /[\u0000-\u001f]/

function quote(value: string): string {
  return control.test(value) ? `"${value.replace(/["\\]/g, '\\$&')}"` : JSON.stringify(value)
}
