import pg from 'pg'
import { ownerUrl, urlWithSettings } from '@/lib/db/connection'
import { log } from '@/lib/log'

/** Connections that see the same moment of the database, whatever is written meanwhile. */
export type Snapshot = { readers: pg.Client[]; close: () => Promise<void> }

const verifyUrl = () => urlWithSettings(ownerUrl(), { application_name: 'cage-verify' })

// Plans must be right on tables never analysed, memory bounded (a container's /dev/shm is small, so nothing
// is shared between workers), and rows hidden by a policy an error.
const settings = `
  set local datestyle = 'ISO, YMD'; set local row_security = off; set local jit = off; set local work_mem = '64MB';
  set local max_parallel_workers_per_gather = 0; set local lock_timeout = 0;`

/**
 * Opens `count` readers of one snapshot, in read-only transactions; each statement may take `timeout` ms (0: no
 * limit). `isPart` is for what reads a part of the tables: it may look rows up one by one.
 */
export async function openSnapshot(count: number, timeout: number, isPart = false): Promise<Snapshot> {
  const clients: pg.Client[] = []
  const close = async () => {
    await Promise.all(clients.map(client => client.end().catch(() => {})))
  }
  try {
    const first = await open(clients, timeout, isPart)
    const { rows } = await first.query('select pg_export_snapshot() as name')
    while (clients.length < count) await open(clients, timeout, isPart, rows[0].name)
    return { readers: clients, close }
  } catch (error) {
    await close()
    throw error
  }
}

/**
 * Lets the index of the postings' times know what came since it was last told: a slice of the ledger (`passes.ts`) then
 * finds its postings without reading all that is new. Where it cannot be done, verifying is slower, and nothing else.
 */
export async function summarise(): Promise<void> {
  let client: pg.Client | null = null
  try {
    client = new pg.Client({ connectionString: verifyUrl(), connectionTimeoutMillis: 10_000 })
    client.on('error', () => {})
    await client.connect()
    await client.query(
      `set lock_timeout = '2s'; set statement_timeout = '10min'; select brin_summarize_new_values(relid) from pg_partition_tree('postings_at') where isleaf`,
    )
  } catch (error) {
    log().warn({ err: error }, 'the index of the postings’ times could not be brought up to date')
  } finally {
    await client?.end().catch(() => {})
  }
}

async function open(
  clients: pg.Client[],
  timeout: number,
  isPart: boolean,
  snapshot?: string,
): Promise<pg.Client> {
  const client = new pg.Client({
    connectionString: verifyUrl(),
    connectionTimeoutMillis: 10_000,
  })
  // A cut line shows in the statement that waits for it.
  client.on('error', () => {})
  clients.push(client)
  await client.connect()
  await client.query('begin isolation level repeatable read read only')
  if (snapshot) await client.query(`set transaction snapshot '${snapshot}'`)
  await client.query(
    `${settings} set local enable_nestloop = ${isPart ? 'on' : 'off'}; set local statement_timeout = ${Math.ceil(timeout)}`,
  )
  return client
}
