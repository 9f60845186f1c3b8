import { parseAmount } from '@/lib/money/amount'

/** What a page is given by Next: the query as it stands in the URL. */
export type Query = Record<string, string | string[] | undefined>

/** A field of a filter: its value from the URL's text, or null where it says nothing (or nonsense). */
export type Field<T extends string> = { parse: (text: string) => T | null; label: string }

type Fields = Record<string, Field<string>>
type ValuesOf<F extends Fields> = { [K in keyof F]: F[K] extends Field<infer T> ? T | null : never }

/** A list's filter, declared once: what the URL may say, and how it is written back. */
export type Filter<F extends Fields> = {
  parse: (query: Query) => ValuesOf<F>
  /** The values that are set, as the URL's query. */
  serialise: (values: ValuesOf<F>) => Record<string, string>
  /** Whether nothing is asked for: an empty list then is empty, not "no match". */
  isBlank: (values: ValuesOf<F>) => boolean
}

export function declareFilter<F extends Fields>(fields: F): Filter<F> {
  const names = Object.keys(fields) as (keyof F & string)[]
  return {
    parse: query =>
      Object.fromEntries(names.map(name => [name, parseField(fields[name]!, query[name])])) as ValuesOf<F>,
    serialise: values =>
      Object.fromEntries(names.flatMap(name => (values[name] ? [[name, values[name] as string]] : []))),
    isBlank: values => names.every(name => !values[name]),
  }
}

/** Free text of at most `max` characters, trimmed; control characters make it nonsense. */
export function text(label: string, max = 255): Field<string> {
  return {
    label,
    parse: value => {
      const trimmed = value.trim()
      return trimmed && trimmed.length <= max && !/\p{Cc}/u.test(trimmed) ? trimmed : null
    },
  }
}

/** One of a closed list of words. */
export function oneOf<const T extends string>(label: string, words: readonly T[]): Field<T> {
  return { label, parse: value => words.find(word => word === value) ?? null }
}

/** A currency code, in either case. */
export function currencyCode(label: string): Field<string> {
  return {
    label,
    parse: value =>
      /^[A-Z][A-Z0-9]{2,9}$/.test(value.trim().toUpperCase()) ? value.trim().toUpperCase() : null,
  }
}

/** A day of the calendar: `2026-11-22`. */
export function day(label: string): Field<string> {
  return {
    label,
    parse: value => {
      const at = /^20[0-9]{2}-[0-9]{2}-[0-9]{2}$/.test(value) ? Date.parse(`${value}T00:00:00Z`) : Number.NaN
      return !Number.isNaN(at) && new Date(at).toISOString().startsWith(value) ? value : null
    },
  }
}

/** A moment in UTC, to the minute or finer, a millisecond at most: `2026-11-30T23:59`. */
export function moment(label: string): Field<string> {
  return {
    label,
    parse: value => {
      const found = /^(20[0-9]{2}-[0-9]{2}-[0-9]{2})T([0-9]{2}:[0-9]{2})(:[0-9]{2})?(\.[0-9]+)?Z?$/.exec(
        value,
      )
      if (!found) return null
      const fraction = (found[4] ?? '.').slice(0, 4).padEnd(4, '0')
      const at = `${found[1]}T${found[2]}${found[3] ?? ':00'}${fraction}Z`
      const parsed = Date.parse(at)
      // JavaScript reads 30 February as 2 March.
      return Number.isNaN(parsed) || new Date(parsed).toISOString() !== at ? null : at
    },
  }
}

/** An amount as a plain decimal. */
export function amount(label: string): Field<string> {
  return { label, parse: value => parseAmount(value.trim()) }
}

function parseField(field: Field<string>, value: string | string[] | undefined): string | null {
  const first = Array.isArray(value) ? value[0] : value
  return first ? field.parse(first) : null
}
