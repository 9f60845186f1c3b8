import { type Amount, parseAmount } from '@/lib/money/amount'
import { isText } from '@/lib/text'
import type { LineKind, LineState, Mapping, Place } from './mapping'
import { readTime } from './read-time'

/** A line of a statement, read; what could not be read has a problem, and as much as could. */
export type Line = {
  /** Where it begins in the file, from 1. */
  line: number
  id: string | null
  player: string | null
  kind: LineKind | null
  amount: Amount | null
  currency: string | null
  /** Null where the statement does not say. */
  state: LineState | null
  at: string | null
  /** Whether `at` has no offset: it is local to the mapping's zone. */
  isLocal: boolean
  round: string | null
  problem: string | null
}

/** What a cell of each place says; none where the statement has no such column, or nothing in it. */
export type Cells = Partial<Record<Place, string | null>>

type Words = { kinds: Map<string, LineKind>; states: Map<string, LineState> }

/** Makes the reader of a statement's lines. Pure: the same cells give the same line. */
export function makeLineReader(mapping: Mapping): (line: number, cells: Cells) => Line {
  const words: Words = { kinds: tableOf(mapping.kinds), states: tableOf(mapping.states) }
  return (line, cells) => readLine(line, cells, mapping, words)
}

/** A line that is none: it has a place and a problem. */
export function brokenLine(line: number, problem: string): Line {
  return { ...nothing, line, problem }
}

const nothing = {
  id: null,
  player: null,
  kind: null,
  amount: null,
  currency: null,
  state: null,
  at: null,
  isLocal: false,
  round: null,
}

function readLine(line: number, cells: Cells, mapping: Mapping, { kinds, states }: Words): Line {
  const problems: string[] = []
  const idText = unwrapped(cells.id ?? '')
  const id = isId(idText) ? idText : null
  if (id === null) problems.push(idText === '' ? 'it has no transaction id.' : 'its transaction id is no id.')
  const player = cells.player ? unwrapped(cells.player) : null
  if (player !== null && !isId(player)) problems.push('its player is no id.')
  const kind = wordOf(kinds, cells.kind, 'kind', problems)
  if (kind === null && !cells.kind?.trim()) problems.push('it has no kind.')
  const state = cells.state?.trim() ? wordOf(states, cells.state, 'state', problems) : null
  const currency = (cells.currency ?? mapping.currency ?? '').trim().toUpperCase()
  const isCurrency = /^[A-Z][A-Z0-9]{2,9}$/.test(currency)
  // A rollback may leave out what its original says.
  const isLeftOut = (text: string | null | undefined) => kind === 'rollback' && !text?.trim()
  if (!isCurrency && !isLeftOut(currency)) problems.push(`${shown(currency)} is no currency.`)
  const amount = readAmount(cells.amount ?? '', mapping.decimal)
  if ('problem' in amount && !isLeftOut(cells.amount)) problems.push(amount.problem)
  const time = cells.at?.trim() ? readTime(cells.at, mapping.dateForm) : null
  if (time && 'problem' in time) problems.push(time.problem)
  const round = cells.round ? unwrapped(cells.round) : null
  return {
    line,
    id,
    player: player !== null && isId(player) ? player : null,
    kind,
    amount: 'amount' in amount ? amount.amount : null,
    currency: isCurrency ? currency : null,
    state,
    at: time && 'text' in time ? time.text : null,
    isLocal: time !== null && 'isLocal' in time && time.isLocal,
    round: round !== null && isId(round) ? round : null,
    problem: problems.length > 0 ? problems.join(' ') : null,
  }
}

// "1,234" alone might be thousands or decimals and is neither; "1,234.50" and "1,234,567" can only be one.
const formOf = (group: string, point: string) => ({
  plain: new RegExp(`^[0-9]+(${point}[0-9]+)?$`),
  grouped: new RegExp(
    `^[0-9]{1,3}((${group}[0-9]{3})+${point}[0-9]+|(${group}[0-9]{3}){2,}|([ '\\u00a0\\u202f][0-9]{3})+(${point}[0-9]+)?)$`,
  ),
  group: new RegExp(`[ '\\u00a0\\u202f]|${group}`, 'g'),
})
const forms = { '.': formOf(',', '\\.'), ',': formOf('\\.', ',') }

/**
 * An amount as a statement writes it, unsigned: which way it goes is what the kind says. Groups of thousands are
 * understood where they cannot be anything else.
 */
export function readAmount(given: string, decimal: '.' | ','): { amount: Amount } | { problem: string } {
  const text = given.trim().replace(/^[+\-−]\s*/, '')
  if (text === '') return { problem: 'it has no amount.' }
  if (/^[0-9]+([.,][0-9]+)?e[+-]?[0-9]+$/i.test(text))
    return { problem: `${shown(text)} is a number that a spreadsheet has rounded: its digits are lost.` }
  const { plain, grouped, group } = forms[decimal]
  if (!plain.test(text) && !grouped.test(text))
    return { problem: `${shown(text)} is no amount with "${decimal}" before its decimals.` }
  const amount = parseAmount(
    text
      .replaceAll(group, '')
      .replace(',', '.')
      .replace(/^0+(?=[0-9])/, ''),
  )
  return amount ? { amount } : { problem: `${shown(text)} has more digits than an amount can have.` }
}

/** `="0012"`, as some write an id so that a spreadsheet leaves it alone, is 0012. */
function unwrapped(text: string): string {
  return /^="[^"]*"$/.test(text) ? text.slice(2, -1) : text
}

function wordOf<Word extends string>(
  table: Map<string, Word>,
  given: string | null | undefined,
  what: string,
  problems: string[],
): Word | null {
  const known = table.get(given ?? '')
  if (known !== undefined) return known
  const text = given?.trim().toLowerCase() ?? ''
  const word = table.get(text) ?? null
  if (word === null && text !== '') problems.push(`the mapping knows no ${what} ${shown(text)}.`)
  return word
}

/** As `isText`, and quick for what nearly every id is. */
function isId(text: string): boolean {
  return /^[!-~]{1,255}$/.test(text) || isText(text)
}

function tableOf<Word extends string>(words: Record<Word, string[]>): Map<string, Word> {
  return new Map(
    Object.entries<string[]>(words).flatMap(([word, texts]) =>
      texts.flatMap(text =>
        [text, text.toUpperCase(), text.trim().toLowerCase()].map(one => [one, word as Word] as const),
      ),
    ),
  )
}

function shown(text: string): string {
  return `"${text.length > 40 ? `${text.slice(0, 40)}…` : text}"`
}
