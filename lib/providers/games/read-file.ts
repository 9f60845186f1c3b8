import { readCsv, refuseLine } from '@/lib/listing/read-csv'
import type { Amount } from '@/lib/money/amount'
import { decimalsOf } from '@/lib/money/currency'
import { isText } from '@/lib/text'
import { limitsMax } from './set-limits'
import { isCurrency, parseStake } from './stake'

/** A game as a file has it. What its columns do not say is `undefined` and stays as it is; an empty limit is none. */
export type FileGame = {
  line: number
  id: string
  name: string
  status: 'enabled' | 'disabled' | undefined
  stakeMax: Amount | null | undefined
  byCurrency: Record<string, Amount | null>
}

export const gamesFileMax = { rows: 20_000, bytes: 5 * 1024 * 1024 } as const

const terms = {
  columns: { required: ['id', 'name'], optional: ['status', 'stake_max'], also: isCurrency },
  rowsMax: gamesFileMax.rows,
  bytesMax: gamesFileMax.bytes,
}

/**
 * Games of a CSV file: `id,name`, then as wanted `status` (enabled or disabled), `stake_max`, and a column a currency,
 * named by its code, for the limits in that currency. Refuses INVALID_REQUEST for the whole file with line and reason.
 */
export function readGamesFile(bytes: Buffer): FileGame[] {
  const { columns, rows } = readCsv(bytes, terms)
  const currencies = columns.filter(isCurrency)
  if (currencies.length > limitsMax) refuseLine(1, `${limitsMax} columns for currencies at most.`)
  const lines = new Map<string, number>()
  return rows.map(({ line, cells }) => {
    const id = cells.id!
    const name = cells.name!.trim()
    if (!isText(id) || id !== id.trim())
      refuseLine(
        line,
        'a game id is 1 to 255 characters, with no blanks around it and no control characters.',
      )
    if (!isText(name, 200))
      refuseLine(line, 'a name is 1 to 200 characters, none of them a control character.')
    const former = lines.get(id)
    if (former) refuseLine(line, `the game "${shown(id)}" stands on line ${former} already.`)
    lines.set(id, line)
    const stake = (column: string, currency: string | null) =>
      readStakeCell(line, column, cells[column], currency)
    return {
      line,
      id,
      name,
      status: readStatus(line, cells.status),
      stakeMax: stake('stake_max', null),
      byCurrency: Object.fromEntries(currencies.map(code => [code, stake(code, code) ?? null])),
    }
  })
}

function readStatus(line: number, cell: string | undefined): FileGame['status'] {
  const word = cell?.trim()
  if (!word) return undefined
  if (word === 'enabled' || word === 'disabled') return word
  return refuseLine(line, `status is enabled or disabled, not "${shown(word)}".`)
}

function readStakeCell(
  line: number,
  column: string,
  cell: string | undefined,
  currency: string | null,
): Amount | null | undefined {
  const text = cell?.trim()
  if (text === undefined) return undefined
  if (text === '') return null
  const stake = parseStake(text, currency)
  const decimals = currency === null ? '' : `, with ${decimalsOf(currency)} decimals at most`
  return (
    stake ??
    refuseLine(line, `${column} is an amount above zero, such as 100.00${decimals}, not "${shown(text)}".`)
  )
}

function shown(text: string): string {
  return text.length > 40 ? `${text.slice(0, 40)}…` : text
}
