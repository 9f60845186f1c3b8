import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import path from 'node:path'
import { migrationsFolder } from '@/lib/paths'

/** A migration of Prisma's folder form: its SQL and the checksum Prisma would keep of it. */
export type Migration = { name: string; sql: string; checksum: string }

/** A row of `_prisma_migrations`. */
export type Applied = { name: string; checksum: string; finished: boolean; rolledBack: boolean }

/** Every migration of the project, in order. */
export async function readMigrations(folder = migrationsFolder()): Promise<Migration[]> {
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter(entry => entry.isDirectory()).map(entry => entry.name)
  return Promise.all(
    names.sort().map(async name => {
      const bytes = await readFile(path.join(folder, name, 'migration.sql'))
      return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') }
    }),
  )
}

/** What is still to be applied, in order; throws one sentence where the database is not one we may touch. */
export function decidePending(migrations: Migration[], applied: Applied[]): Migration[] {
  const standing = applied.filter(row => !row.rolledBack)
  for (const row of standing) {
    if (!row.finished) {
      throw new Error(
        `Migration ${row.name} was begun on this database and never finished: repair it by hand, then set finished_at or rolled_back_at of its row in _prisma_migrations.`,
      )
    }
    const known = migrations.find(migration => migration.name === row.name)
    if (!known) {
      throw new Error(
        `The database has a migration this version does not know (${row.name}): it belongs to a newer Cage.`,
      )
    }
    if (known.checksum !== row.checksum) {
      throw new Error(`Migration ${row.name} was changed after it had been applied to this database.`)
    }
  }
  const done = new Set(standing.map(row => row.name))
  return migrations.filter(migration => !done.has(migration.name))
}
