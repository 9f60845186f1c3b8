import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { migrate } from '@/lib/db/migrate'
import { makePartitions } from '@/lib/db/partitions'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { forgetDirectory } from '@/lib/providers/directory'

/** A migrated database of this file's own on the tests' Postgres, where a test is about the whole of one. */
export async function ownDatabase(): Promise<string> {
  const name = `test_${randomBytes(6).toString('hex')}`
  const admin = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await admin.connect()
  await admin.query(`create database ${name}`)
  await admin.end()
  await Promise.all([closePools(), closePrisma()])
  forgetDirectory()
  const url = new URL(process.env.DATABASE_URL!)
  url.pathname = `/${name}`
  process.env.DATABASE_URL = url.href
  await migrate()
  await makePartitions(Date.now())
  return url.href
}
