import type { Executor } from '@/lib/db/executor'
import { sha256 } from '@/lib/ledger/link'
import { type Amount, add, canonical, rounded, toAmount, zero } from '@/lib/money/amount'
import { betsOf, type Figure, figureNames, freeCostOf, ggrOf, sumOf } from './figures'
import { readLate } from './late'
import { daysOf } from './months'
import { shareOf, type Tier } from './share'
import { listShares, shareFor } from './shares'

/** What a game came to in a currency; every amount exact, in its shortest form, in currency and in base. */
export type Line = {
  currency: string
  game: string
  bets: string
  free_cost: string
  ggr: string
  ggr_base: string
} & Record<Figure, string> &
  Record<`${Figure}_base`, string>

/** What came for months that were frozen already, with a time that lies in them. */
export type Late = { currency: string; ggr: string; ggr_base: string }

/** A month of a provider as it is settled: what is frozen, and what the hash is of. */
export type Document = {
  version: 1
  provider: string
  month: string
  zone: string
  base_currency: string
  lines: Line[]
  late: Late[]
  ggr_base: string
  share: { version: number; tiers: Tier[]; amount: string } | null
  /** The share, rounded to what can be paid. */
  invoice: string | null
}

/** The statement of a month as the roll-ups have it now. */
export async function makeStatement(db: Executor, provider: string, month: string): Promise<Document> {
  const { rows } = await db.query(`select r.zone, s.base_currency from rollup_state r, settings s`)
  const { zone, base_currency } = rows[0]
  const { from, to } = daysOf(month)
  const lines = await readLines(
    db,
    `rollups where provider_id = $1 and day >= $2::date and day < $3::date and not test`,
    [provider, from, to],
  )
  const late = await readLate(db, provider, month)
  const total = canonical(
    [...lines, ...late].reduce<Amount>((sum, one) => add(sum, toAmount(one.ggr_base)), zero),
  )
  const version = shareFor(await listShares(db, provider), month)
  const amount = version && canonical(shareOf(total, version.tiers))
  return {
    ...{ version: 1, provider, month, zone, base_currency, lines, late, ggr_base: total },
    share: version && { version: version.version, tiers: version.tiers, amount: amount! },
    invoice: amount && rounded(amount, base_currency),
  }
}

/** The lines of what `source` holds: the roll-ups, or what they are made of. */
export async function readLines(db: Executor, source: string, values: unknown[]): Promise<Line[]> {
  const columns = figureNames.flatMap(name => [
    `${sumOf(name, 'amount')}::text as ${name}`,
    `${sumOf(name, 'base_amount')}::text as ${name}_base`,
  ])
  const { rows } = await db.query(
    `select currency, game_id as game, ${betsOf}::text as bets, ${freeCostOf('amount')}::text as free_cost,
       ${ggrOf('amount')}::text as ggr, ${ggrOf('base_amount')}::text as ggr_base, ${columns.join(', ')}
     from ${source} group by currency, game_id order by currency collate "C", game_id collate "C"`,
    values,
  )
  return rows.map(
    row =>
      Object.fromEntries(
        Object.entries(row as Record<string, string>).map(([name, value]) => [
          name,
          name === 'currency' || name === 'game' ? value : canonical(toAmount(value)),
        ]),
      ) as Line,
  )
}

/** The one text of a document: the same figures always give the same bytes. */
export function textOf(document: Document): string {
  return JSON.stringify(document)
}

/** SHA-256 of a document's text, in hex. */
export function hashOf(text: string): string {
  return sha256(text)
}
