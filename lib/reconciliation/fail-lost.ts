import { readdir, rm } from 'node:fs/promises'
import { appPool } from '@/lib/db/pools'
import { runLock } from './locks'
import { statementsFolder } from './receive'
import { fail } from './run'

const reason =
  'Cage was ended before it was through. Nothing of it was kept: lay the statement beside the ledger again.'

/** How long a file that no run holds is left alone, in milliseconds: it may still be coming in. */
const leftAlone = 3_600_000

/**
 * Fails the runs that nobody carries on: whoever does holds the lock of its id. Removes the files that they left.
 * Answers how many.
 */
export async function failLost(at: number): Promise<number> {
  const { rows } = await appPool().query(
    `select id from reconciliations r where state in ('waiting', 'running') and started_at < $2 and not exists (
       select from pg_locks where locktype = 'advisory' and granted and objsubid = 2
         and classid = $1::int::oid and objid::bigint = hashtext(r.id::text)::bigint & 4294967295
         and database = (select oid from pg_database where datname = current_database()))`,
    [runLock, new Date(at)],
  )
  for (const { id } of rows) await fail(id, reason)
  await removeLeft(at)
  return rows.length
}

async function removeLeft(at: number): Promise<void> {
  const names = await readdir(statementsFolder()).catch(() => [])
  for (const name of names) {
    const madeAt = Number.parseInt(name, 10)
    if (!(at - madeAt < leftAlone)) await rm(`${statementsFolder()}/${name}`, { force: true })
  }
}
