import { XMLParser, XMLValidator } from 'fast-xml-parser'
import { type Amount, isZero, parseAmount, toAmount } from '@/lib/money/amount'
import { ratio } from '@/lib/money/ratio'
import { againstRow, refuseAt, refuseFile, refuseRepeats } from './check-rows'
import { cutEcb } from './cut-ecb'
import type { PlacedRow } from './sheet'

type Terms = { baseCurrency: string; today: string; from: string | null }
type Quote = { currency: string; value: Amount; line: number }
type Cube = { time?: unknown; currency?: unknown; rate?: unknown; Cube?: Cube[] }
type Envelope = { Envelope?: { Cube?: Cube[] } }

/** What the bank quotes against: units of each currency per euro. */
const euro = 'EUR'
const source = 'ecb'
const one = toAmount('1')

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  removeNSPrefix: true,
  parseAttributeValue: false,
  parseTagValue: false,
  processEntities: false,
  ignoreDeclaration: true,
  ignorePiTags: true,
  captureMetaData: true,
  maxNestedTags: 10,
  isArray: name => name === 'Cube',
})
const place = XMLParser.getMetaDataSymbol() as unknown as keyof Cube

/**
 * The European Central Bank's reference rates, as it publishes them: `eurofxref-daily.xml` and its histories. It
 * quotes units per euro; kept are base units per unit, which is 1/x where the euro is the base and base/x else, to
 * eighteen significant digits, so that amounts are only ever multiplied. Days before `from` are left out. Refuses
 * INVALID_REQUEST for the whole file with line and reason; a DOCTYPE or an entity is refused unread.
 */
export function readEcb(bytes: Buffer, terms: Terms): PlacedRow[] {
  const text = cutEcb(bytes, terms.from)
  const lineAt = lineCounter(text)
  const cube = parse(text).Envelope?.Cube?.[0]
  const days = cube?.Cube ?? (terms.from && cube !== undefined ? [] : null)
  if (!Array.isArray(days) || (days.length === 0 && !terms.from))
    refuseFile('This is no file of reference rates: it has no gesmes:Envelope with a Cube of days in it.')
  const placed = days.flatMap(day => readDay(day, terms, lineAt))
  refuseRepeats(placed)
  return placed
}

function parse(text: string): Envelope {
  const valid = XMLValidator.validate(text)
  if (valid !== true) refuseAt(valid.err.line, `this is no XML: ${firstSentence(valid.err.msg)}`)
  try {
    return parser.parse(text) as Envelope
  } catch (thrown) {
    return refuseFile(`The file cannot be read as XML: ${firstSentence((thrown as Error).message)}`)
  }
}

function readDay(cube: Cube, terms: Terms, lineAt: (index: number) => number): PlacedRow[] {
  const { time: day, Cube: inside } = cube
  const line = lineOf(cube, lineAt)
  if (typeof day !== 'string') refuseAt(line, 'a Cube of a day names no time.')
  if (!Array.isArray(inside)) refuseAt(line, `${day} has no rates in it.`)
  const quotes = inside.map(one => readQuote(one, lineOf(one, lineAt)))
  const base = baseOf(quotes, terms.baseCurrency, line, day)
  const rows = [...quotes, { currency: euro, value: one, line }]
    .filter(({ currency }) => currency !== terms.baseCurrency)
    .map(quote => ({
      day,
      currency: quote.currency,
      rate: ratio(base, quote.value),
      quoted: quote.value,
      source,
      line: quote.line,
    }))
  for (const row of rows) {
    const against = againstRow(row, terms)
    if (against) refuseAt(against.field === 'date' ? line : row.line, against.message)
  }
  return terms.from && day < terms.from ? [] : rows
}

function readQuote({ currency, rate }: Cube, line: number): Quote {
  if (typeof currency !== 'string' || typeof rate !== 'string')
    refuseAt(line, 'a Cube of a rate needs currency and rate.')
  const value = parseAmount(rate)
  if (!value || isZero(value)) refuseAt(line, `the rate of ${currency} is no decimal above zero.`)
  return { currency, value, line }
}

/** Units of the base currency per euro. */
function baseOf(quotes: Quote[], baseCurrency: string, line: number, day: string): Amount {
  if (baseCurrency === euro) return one
  const found = quotes.find(({ currency }) => currency === baseCurrency)
  return found?.value ?? refuseAt(line, `${day} has no rate of ${baseCurrency}, the base currency.`)
}

function lineOf(cube: Cube, lineAt: (index: number) => number): number {
  return lineAt((cube[place] as { startIndex?: number } | undefined)?.startIndex ?? 0)
}

/** Counts lines on from where it was asked last: a file is walked through from front to back. */
function lineCounter(text: string): (index: number) => number {
  let at = 0
  let line = 1
  return index => {
    if (index < at) {
      at = 0
      line = 1
    }
    for (; ; line++) {
      const end = text.indexOf('\n', at)
      if (end < 0 || end >= index) return line
      at = end + 1
    }
  }
}

function firstSentence(words: string): string {
  return `${words
    .split(/\. |\n/)[0]!
    .replace(/\.$/, '')
    .slice(0, 200)}.`
}
