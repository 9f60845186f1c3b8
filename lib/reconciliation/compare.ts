import type pg from 'pg'
import type { Instant } from '@/lib/clock'
import { firstIdAt, idSlack } from '@/lib/ids'
import * as sql from './compare-sql'
import { refuseStatement } from './encoding'
import { type Counts, differencesOf, noCounts } from './kinds'
import { differencesMax } from './limits'

/** What both sides of a period add up to, a line a currency and kind of transaction; amounts as plain decimals. */
export type Sum = {
  currency: string
  kind: string
  statement_lines: number
  statement: string
  ledger_transactions: number
  ledger: string
}

export type Compared = { counts: Counts; sums: Sum[]; warnings: string[] }

type Terms = { id: string; providerId: string; from: Instant; to: Instant; zone: string }

/**
 * Lays the loaded lines (lib/reconciliation/load.ts) beside the ledger of `[from, to)` and writes the differences,
 * all in the transaction that `client` is in. Refuses INVALID_REQUEST where there are more than are kept.
 */
export async function compareSides(client: pg.ClientBase, terms: Terms): Promise<Compared> {
  const { id, providerId, from, to, zone } = terms
  const period = [new Date(from), new Date(to)]
  await client.query(sql.ledgerSide)
  await client.query(sql.fillInside, [
    providerId,
    firstIdAt(from - idSlack),
    firstIdAt(to + idSlack),
    ...period,
  ])
  await client.query('analyze ledger_side')
  await client.query(sql.fillOutside, [providerId])
  await client.query(sql.fillRolledBack)
  await client.query(sql.repeats)
  await client.query('analyze repeats')
  await client.query(sql.compared)
  await client.query(sql.compareSides)
  const found = differencesOf(await countKinds(client))
  const warnings = await warningsOf(client, terms)
  if (found > differencesMax)
    refuseStatement(
      `${found.toLocaleString('en')} differences, more than ${differencesMax.toLocaleString('en')}: this is hardly the statement of this provider and period. ${warnings.join(' ')}`.trim(),
    )
  await client.query(sql.findDamaged)
  await client.query('analyze compared')
  await client.query(sql.keepDifferences, [id, zone, ...period])
  const { rows: sums } = await client.query(sql.sumSides)
  return { counts: await countKinds(client), sums, warnings }
}

async function countKinds(client: pg.ClientBase): Promise<Counts> {
  const { rows } = await client.query(sql.countKinds)
  return { ...noCounts, ...Object.fromEntries(rows.map(({ kind, count }) => [kind, count])) }
}

async function warningsOf(client: pg.ClientBase, { from, to, zone }: Terms): Promise<string[]> {
  const { rows } = await client.query(sql.countTimes, [zone, new Date(from), new Date(to)])
  const { timed, outside } = rows[0]
  const { matched } = await countKinds(client)
  return [
    ...(outside * 2 > timed
      ? [
          `${outside.toLocaleString('en')} of ${timed.toLocaleString('en')} lines have a time outside of the period: is it another month's statement, another time zone, or are day and month swapped?`,
        ]
      : []),
    ...(matched === 0 ? ['Not one line is in the ledger within this period: is it the right provider?'] : []),
  ]
}
