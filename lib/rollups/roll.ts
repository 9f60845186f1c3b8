import type { Instant } from '@/lib/clock'
import type { Executor } from '@/lib/db/executor'
import { alone } from './alone'
import { readHorizon } from './horizon'
import { rebuildWithin } from './rebuild'
import { commitOf, rollupColumns, rollupKey, sumsOf } from './sums'

/** How many transactions were added to how many sums. */
export type Rolled = { transactions: string; sums: number }

/**
 * Adds what has committed since the last time, exactly once: everything of database transactions from the last
 * horizon up to the oldest one that still runs, and moves the horizon in the same transaction. The first time,
 * and when the business day was moved to another zone, all is made anew. Null where somebody else is at it.
 */
export function rollUp(at: Instant): Promise<Rolled | null> {
  return alone(false, async db => {
    const { reached, next, zone, wanted } = await readHorizon(db)
    if (reached === '0' || zone !== wanted) return rebuildWithin(db, at)
    return addStretch(db, { reached, next, zone }, at)
  })
}

type Stretch = { reached: string; next: string; zone: string }

async function addStretch(db: Executor, { reached, next, zone }: Stretch, at: Instant): Promise<Rolled> {
  // A stretch is small beside the ledger: without this a plan of before it was analysed would read all of it.
  for (const setting of ['enable_seqscan = off', `work_mem = '64MB'`]) await db.query(`set local ${setting}`)
  const stretch = sumsOf(`${commitOf('t')} >= $2::bigint and ${commitOf('t')} < $3::bigint`)
  const { rows } = await db.query(
    `with fresh as (${stretch}),
       added as (insert into rollups (${rollupColumns}) select * from fresh
         on conflict (${rollupKey}) do update set transactions = rollups.transactions + excluded.transactions,
           amount = rollups.amount + excluded.amount, base_amount = rollups.base_amount + excluded.base_amount)
     select count(*)::int as sums, coalesce(sum(transactions), 0)::text as transactions from fresh`,
    [zone, reached, next],
  )
  await db.query('update rollup_state set horizon = $1::xid8, rolled_at = $2', [next, new Date(at)])
  return rows[0]
}
