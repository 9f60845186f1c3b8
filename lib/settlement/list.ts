import type { Executor } from '@/lib/db/executor'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { betsOf, figureNames, freeCostOf, ggrOf, rtpOf, sumOf } from './figures'
import type { SettlementFilter } from './filter'
import { daysOf } from './months'
import { type FoundRow, type Place, type SettlementRow, toSettlementRow } from './row'

/** The columns a page of a settlement is sorted by: provider and currency, or day or game. */
export const settlementSortColumns = 2
export const settlementPage = 200

/** What a line of a settlement is for, by what was asked. */
export type Grouping = 'provider' | 'day' | 'game'

export function groupingOf(filter: SettlementFilter): Grouping {
  if (!filter.provider || !filter.currency) return 'provider'
  return filter.day ? 'game' : 'day'
}

const keysOf: Record<Grouping, [string, string]> = {
  provider: ['provider_id', 'currency'],
  day: ['day::text', `''`],
  game: ['game_id', `''`],
}

/**
 * A page of a settlement from the roll-ups, without test players. `month` is what is shown where the filter names
 * none; `baseCurrency` is the unit of `in=base`.
 */
export function listSettlement(
  db: Executor,
  filter: SettlementFilter & { month: string },
  baseCurrency: string,
  cursor: Cursor | null = null,
  size = settlementPage,
): Promise<Page<SettlementRow>> {
  const grouping = groupingOf(filter)
  const toRow = (found: FoundRow) =>
    toSettlementRow(
      found,
      placeOf(found, filter, grouping),
      unitOf(found, filter, baseCurrency),
      baseCurrency,
    )
  return keysetPage(
    cursor,
    size,
    async (from, limit) => (await fetchSums(db, filter, grouping, from, limit)).map(toRow),
    row =>
      grouping === 'provider' ? [row.provider, row.currency] : [grouping === 'day' ? row.day : row.game, ''],
  )
}

/** What all lines of a day or game view come to: the very figure that led there. Null where nothing was played. */
export async function sumSettlement(
  db: Executor,
  filter: SettlementFilter & { month: string; game?: string | null },
  baseCurrency: string,
): Promise<SettlementRow | null> {
  const scope = scopeOf(filter)
  const { rows } = await db.query(
    `select '' as a, '' as b, ${columnsOf(filter.in === 'base')} from rollups where ${scope.where} group by currency`,
    scope.values,
  )
  if (rows.length !== 1) return null
  const [found] = rows as [FoundRow]
  return toSettlementRow(
    found,
    { month: filter.month, provider: filter.provider ?? '', day: filter.day ?? '', game: filter.game ?? '' },
    unitOf(found, filter, baseCurrency),
    baseCurrency,
  )
}

async function fetchSums(
  db: Executor,
  filter: SettlementFilter & { month: string },
  grouping: Grouping,
  cursor: Cursor | null,
  limit: number,
): Promise<FoundRow[]> {
  const scope = scopeOf(filter)
  const [a, b] = keysOf[grouping]
  const isBackward = cursor?.direction === 'before'
  const order = isBackward ? 'a desc, b desc' : 'a, b'
  const values: unknown[] = [...scope.values, limit]
  let beyond = ''
  if (cursor) {
    beyond = `where (a, b) ${isBackward ? '<' : '>'} ($${values.length + 1}::text collate "C", $${values.length + 2}::text collate "C")`
    values.push(...cursor.keys)
  }
  const { rows } = await db.query(
    `select * from (
       select ${a}::text collate "C" as a, ${b}::text collate "C" as b, ${columnsOf(filter.in === 'base')}
       from rollups where ${scope.where} group by 1, 2, currency) s
     ${beyond} order by ${order} limit $${scope.values.length + 1}`,
    values,
  )
  return rows
}

function columnsOf(isBase: boolean): string {
  const column = isBase ? 'base_amount' : 'amount'
  return `currency, ${figureNames.map(name => `${sumOf(name, column)}::text as ${name}`).join(', ')},
    ${freeCostOf(column)}::text as free_cost, ${ggrOf(column)}::text as ggr, ${ggrOf('base_amount')}::text as ggr_base,
    ${rtpOf}::text as rtp, ${betsOf}::text as bets`
}

function scopeOf(filter: SettlementFilter & { month: string; game?: string | null }): {
  where: string
  values: unknown[]
} {
  const { month, game } = filter
  const { from, to } = daysOf(month)
  const isDay = groupingOf(filter) === 'game'
  const values: unknown[] = [isDay ? filter.day : from, to]
  const days = isDay ? 'day = $1::date and day < $2::date' : 'day >= $1::date and day < $2::date'
  const named = (['provider', 'currency'] as const).flatMap(name => {
    if (!filter[name]) return []
    values.push(filter[name])
    return [`${name === 'provider' ? 'provider_id' : 'currency'} = $${values.length}`]
  })
  if (game) named.push(`game_id = $${values.push(game)}`)
  return { where: [days, `provider_id <> ''`, 'not test', ...named].join(' and '), values }
}

function placeOf(found: FoundRow, filter: SettlementFilter & { month: string }, grouping: Grouping): Place {
  const { month } = filter
  if (grouping === 'provider') return { month, provider: found.a, day: '', game: '' }
  const provider = filter.provider ?? ''
  return grouping === 'day'
    ? { month, provider, day: found.a, game: '' }
    : { month, provider, day: filter.day ?? '', game: found.a }
}

function unitOf(found: FoundRow, filter: SettlementFilter, baseCurrency: string): string {
  return filter.in === 'base' ? baseCurrency : found.currency
}
