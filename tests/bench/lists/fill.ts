import { readFile } from 'node:fs/promises'
import pg from 'pg'
import { audited } from '@/lib/audit/audited'
import { makePastPartitions } from '@/lib/db/partitions'
import { createProvider } from '@/lib/providers/create'
import { rebuildRollups } from '@/lib/rollups/rebuild'
import { createStaff } from '@/lib/staff/create'
import { addGame } from '@/tests/support/provider-verbs'

/** Steps of fill.sql that are big; they go over two connections, each in its order. */
const lines = [
  ['transactions', 'sessions', 'cases', 'approvals'],
  ['postings', 'rounds', 'requests', 'audit_events'],
]

/** Tables whose keys and indexes are built once they are full. */
const bulky = ['transactions', 'postings', 'rounds', 'requests', 'sessions', 'audit_events']

export type Filled = { postings: number; players: number; staffIds: string[] }

/**
 * Fills the migrated database of DATABASE_URL with so many postings of so many players and all that goes with them. Its user must
 * own the tables: triggers that chain the audit and keep approvals are off while it runs, keys and indexes are built afterwards.
 */
export async function fillCasino(
  postings: number,
  players: number,
  tell: (line: string) => void = () => {},
): Promise<Filled> {
  const by = { actor: 'bench', at: Date.now() }
  await makePastPartitions(by.at - 91 * 86_400_000, by.at)
  for (let index = 0; index < 8; index++) {
    const id = `bench-${index}`
    await audited(by, scope => createProvider(scope, { id, name: `Bench ${index}`, mode: 'live' }))
    await addGame({ providerId: id, id: 'g1', name: 'Game' }, by)
  }
  const staffIds: string[] = []
  for (let index = 0; index < 4; index++) {
    staffIds.push((await createStaff({ email: `bench-${index}@bench.test`, role: 'support' }, by)).staffId)
  }
  const steps = await readSteps({ postings, players, staffIds })
  await withClient(async client => {
    await client.query(steps.get('helpers')!)
    await client.query('alter table audit_events disable trigger chained')
    await client.query('alter table approvals disable trigger approvals_kept')
    await client.query(steps.get('players')!)
    const rebuild = await dropIndexes(client)
    await Promise.all(lines.map(names => withClient(other => runSteps(other, steps, names, tell))))
    await buildIndexes(rebuild, tell)
    await client.query('alter table audit_events enable always trigger chained')
    await client.query('alter table approvals enable always trigger approvals_kept')
    await client.query('vacuum (analyze)')
    tell('analysed')
  })
  // Twice: the first one finds nothing in memory.
  for (const run of ['cold', 'warm']) {
    const { took_ms } = await rebuildRollups(Date.now())
    tell(`roll-ups rebuilt, ${run}: ${Math.round((postings / took_ms) * 1000)} postings a second`)
  }
  return { postings, players, staffIds }
}

async function runSteps(
  client: pg.Client,
  steps: Map<string, string>,
  names: string[],
  tell: (line: string) => void,
): Promise<void> {
  for (const name of names) {
    const startedAt = performance.now()
    await client.query(steps.get(name)!)
    tell(`${name} in ${Math.round((performance.now() - startedAt) / 1000)} s`)
  }
}

async function readSteps({ postings, players, staffIds }: Filled): Promise<Map<string, string>> {
  const script = (await readFile('tests/bench/lists/fill.sql', 'utf8'))
    .replaceAll('$NOW$', `${Date.now()}`)
    .replaceAll('$N$', `${postings}`)
    .replaceAll('$P$', `${players}`)
    .replaceAll('$STAFF$', staffIds.map(id => `'${id}'`).join(', '))
  return new Map(
    script
      .split(/^-- name: /m)
      .slice(1)
      .map(part => [part.slice(0, part.indexOf('\n')), part.slice(part.indexOf('\n'))]),
  )
}

type Rebuild = { table: string; text: string }

/** Drops what makes filling slow; answers the statements that make it again. */
async function dropIndexes(client: pg.Client): Promise<Rebuild[]> {
  const { rows } = await client.query(
    `select i.indrelid::regclass::text as "table", c.relname as name, k.conname as key,
       pg_get_indexdef(i.indexrelid) as definition, pg_get_constraintdef(k.oid) as constraint
     from pg_index i join pg_class c on c.oid = i.indexrelid
     left join pg_constraint k on k.conindid = i.indexrelid and k.contype in ('p', 'u') and k.conrelid = i.indrelid
     where i.indrelid = any($1::regclass[]) order by 1, 2`,
    [bulky],
  )
  const rebuild: Rebuild[] = []
  for (const { table, name, key, definition, constraint } of rows) {
    await client.query(key ? `alter table ${table} drop constraint ${key}` : `drop index ${name}`)
    // A partitioned table's index is told without its partitions: they are to have it too.
    const index = definition.replace(' ON ONLY ', ' ON ')
    rebuild.push({ table, text: key ? `alter table ${table} add constraint ${key} ${constraint}` : index })
  }
  return rebuild
}

/** Two at a time, never two of one table: a key and an index of it would wait for each other. */
async function buildIndexes(rebuild: Rebuild[], tell: (line: string) => void): Promise<void> {
  const tables = bulky.map(table => ({ table, texts: rebuild.filter(one => one.table === table) }))
  const build = () =>
    withClient(async client => {
      await client.query(`set maintenance_work_mem = '1GB'; set max_parallel_maintenance_workers = 0`)
      for (let next = tables.shift(); next; next = tables.shift()) {
        const startedAt = performance.now()
        for (const { text } of next.texts) await client.query(text)
        tell(`indexes of ${next.table} in ${Math.round((performance.now() - startedAt) / 1000)} s`)
      }
    })
  await Promise.all([build(), build()])
}

async function withClient<T>(act: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query('set synchronous_commit = off; set jit = off')
    return await act(client)
  } finally {
    await client.end()
  }
}
