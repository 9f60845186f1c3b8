import { randomBytes } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { openPostgres } from '@/server/postgres/open'
import { type Casino, openBenchCasino } from './casino'

export type Ground = {
  casino: Casino
  /** The database of the stored procedure, of the same tables. */
  procedureUrl: string
  version: string
  close: () => Promise<void>
}

/** A Postgres of the bench's own with default durability, one database for Cage and one for its rivals. */
export async function prepareGround(players: number): Promise<Ground> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-bench-'))
  const postgres = await openPostgres(home)
  Object.assign(process.env, {
    CAGE_HOME: home,
    DATABASE_URL: postgres.url,
    CAGE_MASTER_KEY: randomBytes(32).toString('hex'),
  })
  const procedureUrl = await createDatabase(postgres.url, 'bench_procedure')
  process.env.DATABASE_URL = procedureUrl
  await prepare()
  await runScript(procedureUrl)
  process.env.DATABASE_URL = postgres.url
  await prepare()
  const casino = await openBenchCasino(players)
  await copySessions(procedureUrl, casino)
  const version = await ask(postgres.url, 'show server_version')
  for (const setting of ['fsync', 'synchronous_commit', 'full_page_writes']) {
    if ((await ask(postgres.url, `show ${setting}`)) !== 'on') throw new Error(`${setting} is not on`)
  }
  const close = async () => {
    await Promise.all([closePools(), closePrisma()])
    await postgres.release()
    await rm(home, { recursive: true, force: true })
  }
  return { casino, procedureUrl, version, close }
}

async function prepare(): Promise<void> {
  await migrate()
  await makePartitions(Date.now())
  await Promise.all([closePools(), closePrisma()])
}

async function createDatabase(url: string, name: string): Promise<string> {
  await ask(url, `create database ${name}`)
  const created = new URL(url)
  created.pathname = `/${name}`
  return created.href
}

/** The same tokens open both databases, so that one pre-signed call does for every contender. */
async function copySessions(url: string, { seats }: Casino): Promise<void> {
  const pairs = seats.map(({ playerId, token }) => `('${playerId}', '${token}')`)
  await ask(
    url,
    `insert into sessions (id, token_hash, player_id, provider_id, currency, created_at, expires_at)
     select gen_random_uuid(), sha256(convert_to(token, 'UTF8')), player, 'bench', 'EUR', now(), now() + interval '1 day'
     from (values ${pairs.join(',')}) as seats (player, token)`,
  )
}

async function runScript(url: string): Promise<void> {
  await ask(url, await readFile('tests/bench/procedure.sql', 'utf8'))
}

async function ask(url: string, text: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(text)
    return rows?.[0] ? (Object.values(rows[0])[0] as string) : ''
  } finally {
    await client.end()
  }
}
