import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'

/** What a person says of a provider, as texts. Pure: forms read it with this in the browser, verbs on the server. */

/** How its games reach the money. Another kind would be a protocol of its own. */
export const walletKinds = {
  seamless:
    'Every bet and every win is a call to Cage, and the balance stays here. The only kind there is: Cage moves no money into a studio’s own wallet.',
} as const

/** The two modes and what each means. */
export const modeWords = {
  sandbox:
    'For trying out. Its keys touch test players only, and finance figures leave them out. Begin here when the studio has not called Cage yet.',
  live: 'Real players, real money. Its keys touch no test player.',
} as const

/** Ids under which others' transactions stand, and words that are pages of their own. */
const reserved = ['operator', 'staff', 'new', 'csv']

/** Currencies a provider may name. */
export const currenciesMax = 100
export const timeoutBounds = { min: 100, max: 120_000 } as const
export const peakMax = 1_000_000
export const stuckAfterMax = 10_080

/** Refuses INVALID_REQUEST with the field `id`. */
export function checkId(id: string): void {
  if (/^[a-z0-9][a-z0-9_-]{0,62}$/.test(id) && !reserved.includes(id)) return
  wrong(
    'id',
    `A provider id is 1 to 63 of a-z, 0-9, _ and -, begins with a letter or digit, and is not ${reserved.slice(0, -1).join(', ')} or ${reserved.at(-1)}.`,
  )
}

/** Refuses INVALID_REQUEST with the field `name`. */
export function checkName(name: string): void {
  if (!isText(name, 200)) wrong('name', 'A name is 1 to 200 characters.')
}

/** Milliseconds. Refuses INVALID_REQUEST with the field `timeout_ms`. */
export function readTimeout(text: string): number {
  const { min, max } = timeoutBounds
  return readWhole('timeout_ms', text, min, max, `A time-out is ${min} to ${max} whole milliseconds.`)
}

/** Calls a second, or null for nothing said. Refuses INVALID_REQUEST with the field `expected_peak`. */
export function readPeak(text: string): number | null {
  if (text.trim() === '') return null
  const message = `An expected peak is 1 to ${peakMax} whole calls a second, or empty.`
  return readWhole('expected_peak', text, 1, peakMax, message)
}

/** Minutes. Refuses INVALID_REQUEST with the field `stuck_after_minutes`. */
export function readStuckAfter(text: string): number {
  const message = `A round counts as stuck after 1 to ${stuckAfterMax} whole minutes (a week).`
  return readWhole('stuck_after_minutes', text, 1, stuckAfterMax, message)
}

/** Currency codes, each once, sorted; none means all. Refuses INVALID_REQUEST with the field `currencies`. */
export function readCurrencies(codes: string[]): string[] {
  const read = [...new Set(codes.map(code => code.trim().toUpperCase()).filter(Boolean))].sort()
  const bad = read.find(code => !/^[A-Z][A-Z0-9]{2,9}$/.test(code))
  if (bad !== undefined)
    wrong('currencies', `"${bad.slice(0, 20)}" is no currency code, such as EUR, JPY or BTC.`)
  if (read.length > currenciesMax)
    wrong('currencies', `A provider names ${currenciesMax} currencies at most.`)
  return read
}

/** An id made of a name: `Nova Gaming Ltd.` is `nova-gaming-ltd`. Empty where nothing of it can stay. */
export function suggestId(name: string): string {
  return name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9_]+/g, '-')
    .replace(/^[-_]+|-+$/g, '')
    .slice(0, 63)
}

function readWhole(field: string, text: string, min: number, max: number, message: string): number {
  const value = /^[0-9]{1,9}$/.test(text.trim()) ? Number.parseInt(text, 10) : -1
  if (value < min || value > max) wrong(field, message)
  return value
}

function wrong(field: string, message: string): never {
  refuse('INVALID_REQUEST', { field, message })
}
