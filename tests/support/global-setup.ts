import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { openPostgres } from '@/server/postgres/open'

/** One migrated Postgres for all files of a run, in a data folder of its own; workers inherit where it is. */
export default async function setup(): Promise<() => Promise<void>> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-test-'))
  const postgres = await openPostgres(home)
  Object.assign(process.env, {
    CAGE_HOME: home,
    DATABASE_URL: postgres.url,
    CAGE_MASTER_KEY: randomBytes(32).toString('hex'),
    CAGE_LOG_LEVEL: process.env.CAGE_LOG_LEVEL ?? 'silent',
  })
  await migrate()
  await makePartitions(Date.now())
  await closePools()
  return async () => {
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
}
