import { z } from 'zod'
import { isText } from '@/lib/text'

export const lineKinds = ['bet', 'win', 'rollback', 'jackpot'] as const
export type LineKind = (typeof lineKinds)[number]
export const lineStates = ['ok', 'refused', 'rolled_back'] as const
export type LineState = (typeof lineStates)[number]

/** How times are written: RFC 3339 and the like; day, month, year; month, day, year; seconds or milliseconds since 1970. */
export const dateForms = ['iso', 'dmy', 'mdy', 'unix', 'unix_ms'] as const
export type DateForm = (typeof dateForms)[number]

/** What a column of a statement can hold, with its name for a reader, and names that providers give it. */
export const places = {
  id: { label: 'Transaction id', named: 'transactionid txid txnid transaction id reference transactionref' },
  kind: { label: 'Kind', named: 'kind type transactiontype operation action txtype' },
  amount: { label: 'Amount', named: 'amount value sum transactionamount' },
  currency: { label: 'Currency', named: 'currency currencycode ccy' },
  at: { label: 'Time', named: 'at time timestamp date datetime createdat created processedat time(utc)' },
  state: { label: 'State', named: 'state status result outcome' },
  round: { label: 'Round', named: 'roundid round gameround gameroundid' },
  player: { label: 'Player', named: 'playerid player userid user account' },
} as const
export type Place = keyof typeof places
export const placeWords = Object.keys(places) as Place[]
/** Without these nothing can be compared. */
export const neededPlaces: readonly Place[] = ['id', 'kind', 'amount']

/** How a provider's statements are to be read. */
export type Mapping = {
  /** The statement's column of each place, by its name; null where it has none. */
  columns: Record<Place, string | null>
  /** The currency of every line, where there is no column of it. */
  currency: string | null
  /** The words for kinds and states, in any case. */
  kinds: Record<LineKind, string[]>
  states: Record<LineState, string[]>
  /** The zone of times without an offset, and of the period's days: an IANA name. */
  zone: string
  dateForm: DateForm
  decimal: '.' | ','
}

const wordsOf = (text: string) => text.split(' ')

export const defaultKinds: Mapping['kinds'] = {
  bet: wordsOf('bet debit stake wager'),
  win: wordsOf('win credit payout settlement'),
  rollback: wordsOf('rollback refund cancel cancellation reversal'),
  jackpot: wordsOf('jackpot'),
}
export const defaultStates: Mapping['states'] = {
  ok: wordsOf('ok success accepted completed settled done processed'),
  refused: wordsOf('refused rejected failed declined error'),
  rolled_back: wordsOf('rolled_back cancelled canceled refunded reversed void'),
}

const name = z.string().refine(text => isText(text, 200))
const words = z.array(name).max(50)
const shape = z
  .object({
    columns: z.object(
      Object.fromEntries(placeWords.map(place => [place, name.nullable()])) as Record<
        Place,
        z.ZodNullable<typeof name>
      >,
    ),
    currency: z
      .string()
      .regex(/^[A-Z][A-Z0-9]{2,9}$/)
      .nullable(),
    kinds: z.object({ bet: words, win: words, rollback: words, jackpot: words }),
    states: z.object({ ok: words, refused: words, rolled_back: words }),
    zone: z.string().max(64).refine(isZone),
    dateForm: z.enum(dateForms),
    decimal: z.enum(['.', ',']),
  })
  .strict()

/** A mapping as it was saved, or as a form or a file gives it; null for what is none. */
export function parseMapping(raw: unknown): Mapping | null {
  return shape.safeParse(raw).data ?? null
}

/** What a mapping lacks, in a sentence; null where a statement can be read with it. */
export function reasonAgainstMapping(mapping: Mapping): string | null {
  const lacking = neededPlaces.find(place => mapping.columns[place] === null)
  if (lacking) return `Say which column holds the ${places[lacking].label.toLowerCase()}.`
  if (mapping.columns.currency === null && mapping.currency === null)
    return 'Say which column holds the currency, or which currency all lines are in.'
  const named = placeWords.flatMap(place => mapping.columns[place] ?? [])
  const twice = named.find((column, index) => named.indexOf(column) !== index)
  if (twice !== undefined) return `The column "${twice}" is named for two things.`
  return wordTwice(mapping.kinds) ?? wordTwice(mapping.states)
}

/** A mapping guessed from the names of a statement's columns, for a person to correct. */
export function suggestMapping(columns: string[], zone: string): Mapping {
  const taken = new Set<string>()
  const find = (place: Place) => {
    for (const known of wordsOf(places[place].named)) {
      const column = columns.find(
        one => !taken.has(one) && one.toLowerCase().replaceAll(/[\s_-]/g, '') === known,
      )
      if (column !== undefined) {
        taken.add(column)
        return column
      }
    }
    return null
  }
  return {
    columns: Object.fromEntries(placeWords.map(place => [place, find(place)])) as Mapping['columns'],
    currency: null,
    kinds: defaultKinds,
    states: defaultStates,
    zone,
    dateForm: 'iso',
    decimal: '.',
  }
}

export function isZone(zone: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

function wordTwice(table: Record<string, string[]>): string | null {
  const all = Object.values(table)
    .flat()
    .map(word => word.toLowerCase())
  const twice = all.find((word, index) => all.indexOf(word) !== index)
  return twice === undefined ? null : `The word "${twice}" stands for two things.`
}
