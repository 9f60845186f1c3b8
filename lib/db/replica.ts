import type pg from 'pg'
import { env } from '@/lib/env'
import type { Executor } from './executor'
import { appPool, replicaPool } from './pools'
import { isPassingTrouble } from './trouble'

/** What was read, and a word where the replica should have been asked and was not. */
export type Read<T> = { value: T; note: string | null }

/** Seconds a replica may be behind; what is older is no report of now. */
const lagMax = 60

const lag = `
select case when not pg_is_in_recovery() or pg_last_wal_receive_lsn() = pg_last_wal_replay_lsn() then 0
            else coalesce(extract(epoch from now() - pg_last_xact_replay_timestamp()), 1e6) end::float8 as seconds`

/**
 * Reads for a report in one snapshot: from the replica where there is one (`DATABASE_REPLICA_URL`), otherwise, or
 * where it is away or too far behind, from the primary. Never for what authorises or is acted upon.
 */
export async function readReport<T>(work: (db: Executor) => Promise<T>): Promise<Read<T>> {
  if (!env().DATABASE_REPLICA_URL) return { value: await inSnapshot(appPool(), work), note: null }
  try {
    const { rows } = await replicaPool().query(lag)
    const behind = Math.round(rows[0].seconds)
    if (behind <= lagMax) return { value: await inSnapshot(replicaPool(), work), note: null }
    return fromPrimary(work, `The replica is ${behind} seconds behind: read from the primary.`)
  } catch (error) {
    if (!isPassingTrouble(error)) throw error
    return fromPrimary(work, 'The replica is away: read from the primary.')
  }
}

async function fromPrimary<T>(work: (db: Executor) => Promise<T>, note: string): Promise<Read<T>> {
  return { value: await inSnapshot(appPool(), work), note }
}

async function inSnapshot<T>(pool: pg.Pool, work: (db: Executor) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  let broken: Error | undefined
  try {
    await client.query('begin transaction isolation level repeatable read, read only')
    const value = await work(client)
    await client.query('commit')
    return value
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}
