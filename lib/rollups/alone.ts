import type pg from 'pg'
import type { Executor } from '@/lib/db/executor'
import { appPool } from '@/lib/db/pools'

const lock = `hashtext('cage.rollups')`

/**
 * Runs `work` in one database transaction in which nobody else changes the roll-ups. `waits`: until whoever does
 * so is done; otherwise null where somebody is at it. Takes as long as it takes.
 */
export async function alone<T>(waits: boolean, work: (db: Executor) => Promise<T>): Promise<T | null> {
  const client = await appPool().connect()
  let broken: Error | undefined
  try {
    await client.query('begin; set local statement_timeout = 0; set local synchronous_commit = off')
    const value = (await isTaken(client, waits)) ? await work(client) : null
    await client.query('commit')
    return value
  } catch (error) {
    broken = error as Error
    throw error
  } finally {
    client.release(broken)
  }
}

async function isTaken(client: pg.PoolClient, waits: boolean): Promise<boolean> {
  if (waits) {
    await client.query(`select pg_advisory_xact_lock(${lock})`)
    return true
  }
  const { rows } = await client.query(`select pg_try_advisory_xact_lock(${lock}) as taken`)
  return rows[0].taken
}
