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
export function readReport<T>(work: (db: Executor) => Promise<T>): Promise<Read<T>> {
  return readFrom(pool => inSnapshot(pool, work))
}

/**
 * The same for what takes as long as it takes: no statement is cut off for its time. `signal` ends what is running,
 * which then fails. `work` may send what a client can send: COPY, cursors.
 */
export function readLong<T>(
  signal: AbortSignal,
  work: (client: pg.PoolClient) => Promise<T>,
): Promise<Read<T>> {
  return readFrom(pool =>
    inSnapshot(pool, async client => {
      const { processID } = client as unknown as { processID: number }
      // The application's role may not end what its own connections run; who logged in may.
      const end = `begin; set local role none; select pg_cancel_backend(${processID}); commit`
      const stop = () => void pool.query(end).catch(() => {})
      signal.addEventListener('abort', stop)
      try {
        await client.query(unhurried)
        signal.throwIfAborted()
        return await work(client)
      } finally {
        signal.removeEventListener('abort', stop)
      }
    }),
  )
}

// A cursor is read to its end: the plan for all of it is wanted, not the one for its first rows.
const unhurried = `set local statement_timeout = 0; set local idle_in_transaction_session_timeout = '10min';
  set local cursor_tuple_fraction = 1; set local datestyle = 'ISO, YMD'`

async function readFrom<T>(read: (pool: pg.Pool) => Promise<T>): Promise<Read<T>> {
  if (!env().DATABASE_REPLICA_URL) return { value: await read(appPool()), note: null }
  const fromPrimary = async (note: string) => ({ value: await read(appPool()), note })
  try {
    const { rows } = await replicaPool().query(lag)
    const behind = Math.round(rows[0].seconds)
    if (behind <= lagMax) return { value: await read(replicaPool()), note: null }
    return fromPrimary(`The replica is ${behind} seconds behind: read from the primary.`)
  } catch (error) {
    if (!isPassingTrouble(error)) throw error
    return fromPrimary('The replica is away: read from the primary.')
  }
}

async function inSnapshot<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
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
