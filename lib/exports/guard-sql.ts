import { formulaStart, plainNumber } from '@/lib/listing/csv'

let invisible: string | null = null

/**
 * `csvCell` (lib/listing/csv.ts) as SQL: a text that a spreadsheet would take for a formula gets an apostrophe.
 * `column` must be an expression of collation "C". What begins with a letter or a digit is told by comparing
 * alone, which is what nearly all ids cost.
 */
export function guardSql(column: string): string {
  const between = (from: string, beyond: string) => `(${column} >= '${from}' and ${column} < '${beyond}')`
  const harmless = [between('0', ':'), between('A', '['), between('a', '{')].join(' or ')
  invisible ??= classOf(formulaStart.before)
  const formula = `^[${invisible}]*[${formulaStart.signs}]|^[\\t\\r\\n]`
  return `case when ${harmless} then ${column} when ${column} ~ '${formula}' and ${column} !~ '${plainNumber.source}' then '''' || ${column} else ${column} end`
}

/** The characters of a JavaScript class as Postgres writes ranges of them, which knows no `\p{Cf}`. */
function classOf(pattern: RegExp): string {
  const ranges: [number, number][] = []
  for (let code = 1; code <= 0x10ffff; code++) {
    if (code === 0xd800) code = 0xe000
    if (!pattern.test(String.fromCodePoint(code))) continue
    const last = ranges.at(-1)
    if (last && last[1] === code - 1) last[1] = code
    else ranges.push([code, code])
  }
  return ranges
    .map(([from, to]) => (from === to ? pointOf(from) : `${pointOf(from)}-${pointOf(to)}`))
    .join('')
}

function pointOf(code: number): string {
  return `\\U${code.toString(16).padStart(8, '0')}`
}
