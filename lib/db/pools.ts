import pg from 'pg'
import { env } from '@/lib/env'
import { connectRole, databaseUrl, laneSettings, ownerUrl, textDays, urlWithSettings } from './connection'

type PoolName = 'lane' | 'app' | 'owner' | 'replica'

// One process holds two compilations of lib (Next's and the server's): the pools must be single.
const key = Symbol.for('cage.pools')
const shared = globalThis as { [key]?: Map<PoolName, pg.Pool> }
shared[key] ??= new Map()
const pools = shared[key]

/** The lanes' own connections: pipelined, as the application's role, with plans that need no statistics. */
export function lanePool(): pg.Pool {
  return remember('lane', () => ({
    connectionString: asApplication({
      ...laneSettings,
      statement_timeout: '15s',
      idle_in_transaction_session_timeout: '15s',
    }),
    max: env().CAGE_LANES + 1,
    pipeline: true,
  }))
}

/** Ordinary reads and small writes of the application. */
export function appPool(): pg.Pool {
  return remember('app', () => ({
    connectionString: asApplication({
      jit: 'off',
      statement_timeout: '60s',
      idle_in_transaction_session_timeout: '60s',
    }),
    max: 8,
  }))
}

/** A copy of the database for reports; only where `DATABASE_REPLICA_URL` says where. */
export function replicaPool(): pg.Pool {
  return remember('replica', () => ({
    connectionString: asApplication(
      { jit: 'off', statement_timeout: '60s', idle_in_transaction_session_timeout: '60s' },
      env().DATABASE_REPLICA_URL!,
    ),
    max: 4,
  }))
}

/** The tables' owner: migrations and partitions only. */
export function ownerPool(): pg.Pool {
  return remember('owner', () => ({
    connectionString: urlWithSettings(ownerUrl(), { application_name: 'cage-owner' }),
    max: 2,
  }))
}

/** Waits for the running statements, then closes every connection. The next use opens new ones. */
export async function closePools(): Promise<void> {
  const open = [...pools.values()]
  pools.clear()
  await Promise.all(open.map(pool => pool.end()))
}

function asApplication(settings: Record<string, string>, url = databaseUrl()): string {
  const role = connectRole()
  return urlWithSettings(url, { application_name: 'cage', ...settings, ...(role ? { role } : {}) })
}

function remember(name: PoolName, configure: () => pg.PoolConfig & { pipeline?: boolean }): pg.Pool {
  const known = pools.get(name)
  if (known) return known
  const pool = new pg.Pool({
    connectionTimeoutMillis: 5000,
    idleTimeoutMillis: 60_000,
    keepAlive: true,
    types: textDays,
    ...configure(),
  } as pg.PoolConfig)
  // A connection that is cut is no event: an idle one the pool has dropped, and of one in use every
  // statement fails by itself. Unheard, either would end the process.
  pool.on('error', () => {})
  pool.on('connect', client => void client.on('error', () => {}))
  pools.set(name, pool)
  return pool
}
