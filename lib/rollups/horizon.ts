import type { Executor } from '@/lib/db/executor'

/** Where the roll-ups stand, and where they can go: numbers of database transactions, as texts. */
export type Horizon = {
  /** Everything below is in the roll-ups. */
  reached: string
  /** Everything below has ended, so that nothing can come there any more. */
  next: string
  /** The time zone they were made for, and the one they should be for. */
  zone: string
  wanted: string
}

/**
 * Reads the horizon. Throws where it lies ahead of the database's own count: then the data came from another
 * cluster, and which commits are new cannot be told.
 */
export async function readHorizon(db: Executor): Promise<Horizon> {
  const { rows } = await db.query(
    `select r.horizon::text as reached, pg_snapshot_xmin(pg_current_snapshot())::text as next, r.zone, s.business_zone as wanted
     from rollup_state r, settings s`,
  )
  const horizon: Horizon = rows[0]
  if (BigInt(horizon.reached) > BigInt(horizon.next))
    throw new Error(
      'The roll-ups are ahead of this database: it was restored into another cluster. Rebuild them: cage rollups rebuild.',
    )
  return horizon
}
