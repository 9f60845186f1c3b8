import type { Instant } from '@/lib/clock'
import type { Executor } from '@/lib/db/executor'
import { alone } from './alone'
import { rollupColumns, sumsOf } from './sums'

export type Rebuilt = { sums: number; transactions: string; zone: string; took_ms: number }

/**
 * Makes all roll-ups anew of transactions and postings, in one statement of the database; whoever reads sees the
 * old ones until the new are whole. What commits meanwhile is left to the next roll-up.
 */
export async function rebuildRollups(at: Instant): Promise<Rebuilt> {
  return (await alone(true, db => rebuildWithin(db, at)))!
}

/** The same inside a transaction that holds the roll-ups' lock. */
export async function rebuildWithin(db: Executor, at: Instant): Promise<Rebuilt> {
  const startedAt = performance.now()
  const { rows: known } = await db.query(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, business_zone as zone from settings`,
  )
  const { horizon, zone } = known[0]
  // Hashed rather than sorted: the planner takes every row for a group of its own. Into a table of this transaction
  // first, since what inserts into a real one runs on one processor.
  for (const setting of [`work_mem = '256MB'`, 'max_parallel_workers_per_gather = 2', 'enable_sort = off'])
    await db.query(`set local ${setting}`)
  await db.query(`create temporary table fresh_rollups on commit drop as ${whole(zone, horizon)}`)
  await db.query('delete from rollups')
  const { rows } = await db.query(
    `with made as (insert into rollups (${rollupColumns}) select * from fresh_rollups returning transactions)
     select count(*)::int as sums, coalesce(sum(transactions), 0)::text as transactions from made`,
  )
  await db.query('update rollup_state set horizon = $1::xid8, zone = $2, rolled_at = $3, rebuilt_at = $3', [
    horizon,
    zone,
    new Date(at),
  ])
  return { ...rows[0], zone, took_ms: Math.round(performance.now() - startedAt) }
}

/** All of it, as one text: what makes a table takes no parameters. Zone and horizon come from the database itself. */
function whole(zone: string, horizon: string): string {
  return sumsOf(`t.xid < '${horizon}'::xid8`).replaceAll('$1', `'${zone.replaceAll("'", "''")}'`)
}
