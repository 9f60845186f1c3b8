import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { ownerUrl, urlWithSettings } from './connection'
import type { Executor } from './executor'
import { grantRights } from './grants'
import { type Applied, decidePending, type Migration, readMigrations } from './migrations'

/** The oldest Postgres that runs the migrations, as server_version_num. */
const oldestServer = 150_000

/** Prisma's own advisory lock, so that `prisma migrate deploy` and this runner wait for each other. */
const migrationLock = 72_707_369

/**
 * Applies what is missing, each migration in one transaction with its row in `_prisma_migrations`, then the
 * application's rights. Answers the names it applied. Throws one sentence where the server is too old or
 * the database is half migrated, altered or newer than this version.
 */
export async function migrate(): Promise<{ applied: string[] }> {
  const client = new pg.Client({
    connectionString: urlWithSettings(ownerUrl(), { application_name: 'cage-migrate' }),
    connectionTimeoutMillis: 10_000,
  })
  client.on('error', () => {})
  await client.connect()
  try {
    await refuseOldServer(client)
    await client.query(`set lock_timeout = '60s'`)
    await client.query('select pg_advisory_lock($1)', [migrationLock])
    const pending = decidePending(await readMigrations(), await readApplied(client))
    for (const migration of pending) await applyMigration(client, migration)
    await grantRights(client)
    return { applied: pending.map(migration => migration.name) }
  } finally {
    await client.end()
  }
}

/** Names of migrations the database still lacks; throws like `migrate`. Changes nothing. */
export async function pendingMigrations(executor: Executor): Promise<string[]> {
  return decidePending(await readMigrations(), await readApplied(executor)).map(migration => migration.name)
}

/** Throws one sentence where the server is older than the migrations need. */
export async function refuseOldServer(executor: Executor): Promise<void> {
  const { rows } = await executor.query(
    `select current_setting('server_version_num')::int as number, current_setting('server_version') as version`,
  )
  if (rows[0].number < oldestServer)
    throw new Error(`The database is Postgres ${rows[0].version}: 15 or newer is needed.`)
}

async function readApplied(executor: Executor): Promise<Applied[]> {
  const { rows } = await executor.query(`select to_regclass('_prisma_migrations') is not null as known`)
  if (!rows[0].known) return []
  const applied = await executor.query(
    `select migration_name as name, checksum, finished_at is not null as finished, rolled_back_at is not null as "rolledBack"
     from _prisma_migrations order by started_at`,
  )
  return applied.rows
}

async function applyMigration(executor: Executor, migration: Migration): Promise<void> {
  await executor.query('begin')
  try {
    await executor.query(historyTable)
    await executor.query(migration.sql)
    await executor.query(
      `insert into _prisma_migrations (id, checksum, finished_at, migration_name, logs, rolled_back_at, started_at, applied_steps_count)
       values ($1, $2, clock_timestamp(), $3, null, null, now(), 1)`,
      [randomUUID(), migration.checksum, migration.name],
    )
    await executor.query('commit')
  } catch (error) {
    await executor.query('rollback').catch(() => {})
    throw new Error(`Migration ${migration.name} failed and was undone: ${(error as Error).message}`, {
      cause: error,
    })
  }
}

/** As Prisma makes it. */
const historyTable = `create table if not exists _prisma_migrations (
  id                  varchar(36) primary key not null,
  checksum            varchar(64) not null,
  finished_at         timestamptz,
  migration_name      varchar(255) not null,
  logs                text,
  rolled_back_at      timestamptz,
  started_at          timestamptz not null default now(),
  applied_steps_count integer not null default 0
)`
