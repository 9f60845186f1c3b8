import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { readReport } from '@/lib/db/replica'
import { ownDatabase } from '@/tests/support/database'
import { freePort } from '@/tests/support/free-port'

let url: string

beforeAll(async () => {
  url = await ownDatabase()
})
afterAll(async () => {
  delete process.env.DATABASE_REPLICA_URL
  await Promise.all([closePools(), closePrisma()])
})

const whoReads = () =>
  readReport(async db => {
    const { rows } = await db.query(
      `select current_database() as name, current_user as role, current_setting('transaction_read_only') as locked`,
    )
    return rows[0]
  })

test('without a replica a report is read from the primary, and writes nothing', async () => {
  const { value, note } = await whoReads()
  expect(value).toEqual({ name: new URL(url).pathname.slice(1), role: 'cage_app', locked: 'on' })
  expect(note).toBeNull()
})

test('a replica that is away is told of, and the primary answers', async () => {
  process.env.DATABASE_REPLICA_URL = `postgresql://nobody@127.0.0.1:${await freePort()}/nowhere`
  await closePools()
  const { value, note } = await whoReads()
  expect(value.name).toBe(new URL(url).pathname.slice(1))
  expect(note).toBe('The replica is away: read from the primary.')
})

test('a replica that is there answers itself, as the same role', async () => {
  const other = new URL(url)
  other.pathname = '/postgres'
  process.env.DATABASE_REPLICA_URL = other.href
  await closePools()
  expect(await whoReads()).toEqual({
    value: { name: 'postgres', role: 'cage_app', locked: 'on' },
    note: null,
  })
})

test('a defect of the statement is no excuse to ask again elsewhere', async () => {
  await expect(readReport(db => db.query('select nonsense'))).rejects.toThrow('nonsense')
})

test('nothing but reports is read from it', () => {
  const root = path.join(import.meta.dirname, '../..')
  const readers = ['lib', 'app', 'server', 'cli', 'components'].flatMap(room =>
    readdirSync(path.join(root, room), { recursive: true, encoding: 'utf8' })
      .filter(name => /\.tsx?$/.test(name) && !name.includes('generated'))
      .map(name => `${room}/${name}`)
      .filter(file => /db\/replica'|replicaPool/.test(readFileSync(path.join(root, file), 'utf8'))),
  )
  const outside = readers.filter(
    file => !/^lib\/(db|exports|ledger\/browse|settlement|trial-balance)\//.test(file),
  )
  expect(outside).toEqual([])
})
