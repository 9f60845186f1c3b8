import { expect, test } from 'vitest'
import { migrate } from '@/lib/db/migrate'
import { makePartitions, missingPartitions } from '@/lib/db/partitions'
import { appPool, ownerPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { rights } from '@/lib/db/rights'

test('a migrated database needs nothing more', async () => {
  expect((await migrate()).applied).toEqual([])
  const at = Date.now()
  // It may have been migrated before midnight.
  await makePartitions(at)
  expect((await makePartitions(at)).made).toEqual([])
  expect(await missingPartitions(appPool(), at)).toEqual([])
})

test('every table has its rights written down', async () => {
  const { rows } = await ownerPool().query(
    `select relname from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`,
  )
  expect(rows.map(row => row.relname)).toEqual(Object.keys(rights).sort())
})

test('the application works as cage_app and may not change what is posted', async () => {
  expect((await appPool().query('select current_user')).rows[0].current_user).toBe('cage_app')
  for (const statement of [
    'update transactions set body = body',
    'delete from postings',
    'truncate tombstones',
    'update rates set rate = 1',
    'delete from policies',
    'drop table requests',
    `select make_partition('postings', 'x', now(), now())`,
  ]) {
    await expect(appPool().query(statement), statement).rejects.toMatchObject({ code: '42501' })
  }
})

test('prisma works as cage_app', async () => {
  expect(await prisma().$queryRaw`select current_user::text as name`).toEqual([{ name: 'cage_app' }])
  expect((await prisma().settings.findFirst())?.baseCurrency).toBe('EUR')
})
