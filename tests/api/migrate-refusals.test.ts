import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate, refuseOldServer } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { appPool, closePools } from '@/lib/db/pools'

const shared = process.env.DATABASE_URL!
let admin: pg.Client
let database: string

beforeEach(async () => {
  database = `test_${randomBytes(6).toString('hex')}`
  admin = await connect(shared)
  await admin.query(`create database ${database}`)
  process.env.DATABASE_URL = urlOf({ database })
})

afterEach(async () => {
  await closePools()
  delete process.env.CAGE_DATABASE_ROLE
  process.env.DATABASE_URL = shared
  await admin.query(`drop database ${database} with (force)`)
  await admin.end()
})

test('several processes that start at once migrate once', async () => {
  const outcomes = await Promise.all([migrate(), migrate(), migrate()])
  expect(outcomes.map(({ applied }) => applied.length).sort()).toEqual([0, 0, expect.any(Number)])
})

test.each([
  [
    'half applied',
    'update _prisma_migrations set finished_at = null',
    /begun on this database and never finished/,
  ],
  [
    'changed since',
    `update _prisma_migrations set checksum = repeat('0', 64)`,
    /was changed after it had been applied/,
  ],
  [
    'of a newer version',
    `update _prisma_migrations set migration_name = '2999_more'`,
    /belongs to a newer Cage/,
  ],
])('a migration that is %s is refused', async (_, tamper, sentence) => {
  await migrate()
  const client = await connect(process.env.DATABASE_URL!)
  await client.query(tamper)
  await client.end()
  await expect(migrate()).rejects.toThrow(sentence)
})

test('a row that was rolled back does not count', async () => {
  await migrate()
  const client = await connect(process.env.DATABASE_URL!)
  await client.query(
    `insert into _prisma_migrations (id, checksum, migration_name, rolled_back_at) values ('x', 'y', 'abandoned', now())`,
  )
  await client.end()
  expect((await migrate()).applied).toEqual([])
})

test('a migration that fails leaves nothing', async () => {
  const client = await connect(process.env.DATABASE_URL!)
  await client.query('create table providers (id text)')
  await expect(migrate()).rejects.toThrow(/failed and was undone: relation "providers" already exists/)
  const { rows } = await client.query(
    `select to_regclass('settings') as settings, to_regclass('_prisma_migrations') as history`,
  )
  expect(rows[0]).toEqual({ settings: null, history: null })
  await client.end()
})

test('an old server is refused', async () => {
  const executor = { query: async () => ({ rows: [{ number: 140_011, version: '14.11' }] }) }
  await expect(refuseOldServer(executor)).rejects.toThrow(
    'The database is Postgres 14.11: 15 or newer is needed.',
  )
})

test('where the user may not make roles, it gives up its own rights on what is for ever', async () => {
  const user = `plain_${database}`
  await admin.query(`create role ${user} login password 'secret' nocreaterole`)
  await admin.query(`alter database ${database} owner to ${user}`)
  process.env.DATABASE_URL = urlOf({ database, user, password: 'secret' })
  await migrate()
  expect(process.env.CAGE_DATABASE_ROLE).toBe('none')
  expect((await makePartitions(Date.now())).made.length).toBeGreaterThan(10)
  expect((await appPool().query('select current_user as name')).rows[0].name).toBe(user)
  const { rows } = await appPool().query(
    `select relid::regclass::text as leaf from pg_partition_tree('postings')`,
  )
  for (const table of ['transactions', 'tombstones', 'rates', 'policies', ...rows.map(row => row.leaf)]) {
    for (const statement of [`delete from ${table}`, `truncate ${table}`]) {
      await expect(appPool().query(statement), statement).rejects.toMatchObject({ code: '42501' })
    }
  }
  await closePools()
  process.env.DATABASE_URL = urlOf({ database })
  await admin.query(`alter database ${database} owner to current_user`)
  const client = await connect(process.env.DATABASE_URL)
  await client.query(`reassign owned by ${user} to current_user; drop owned by ${user}`)
  await client.end()
  await admin.query(`drop role ${user}`)
})

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

function urlOf({ database, user, password }: { database: string; user?: string; password?: string }): string {
  const url = new URL(shared)
  url.pathname = `/${database}`
  if (user) url.username = user
  if (password) url.password = password
  return url.href
}
