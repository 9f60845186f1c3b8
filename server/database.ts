import { now } from '@/lib/clock'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { env } from '@/lib/env'
import { homeFolder } from '@/lib/paths'
import { openPostgres, type PostgresEvents } from './postgres/open'
import { reasonOf } from './reason'

export type Database = { embedded: boolean; close: () => Promise<void> }

/**
 * The database this process works with: DATABASE_URL's, or else the embedded one of CAGE_HOME, whose URL is
 * then in DATABASE_URL. Not migrated. `close` closes the connections and leaves an embedded Postgres, which
 * stops when nobody else uses it.
 */
export async function openDatabase(events?: PostgresEvents): Promise<Database> {
  const embedded = env().DATABASE_URL ? null : await openPostgres(homeFolder(), events)
  if (embedded) process.env.DATABASE_URL = embedded.url
  const close = async () => {
    await Promise.all([closePools(), closePrisma()])
    if (!embedded) return
    delete process.env.DATABASE_URL
    await embedded.release()
  }
  return { embedded: embedded !== null, close }
}

/** Migrations and partitions; throws one sentence where the database is not one to work with. */
export async function prepareDatabase(): Promise<{ applied: string[] }> {
  try {
    const done = await migrate()
    await makePartitions(now())
    return done
  } catch (error) {
    throw new Error(reasonOf(error), { cause: error })
  }
}

/**
 * Runs a command with a migrated database (told which migrations that took), beside a running server or
 * without one, and closes it whatever happens, on Ctrl-C too.
 */
export async function withDatabase<T>(act: (applied: string[]) => Promise<T>): Promise<T> {
  const database = await openDatabase()
  let interrupted = false
  const interrupt = (signal: NodeJS.Signals) => {
    if (interrupted) process.exit(130)
    interrupted = true
    database.close().finally(() => process.exit(signal === 'SIGINT' ? 130 : 143))
  }
  process.on('SIGINT', interrupt).on('SIGTERM', interrupt)
  try {
    const { applied } = await prepareDatabase()
    return await act(applied)
  } finally {
    process.off('SIGINT', interrupt).off('SIGTERM', interrupt)
    if (!interrupted) await database.close()
  }
}
