import { expect, test } from 'vitest'
import { ownerPool } from '@/lib/db/pools'
import { readPrismaSchema } from '@/tests/support/prisma-schema'

const sorted = <T extends object>(rows: T[]) => rows.map(row => JSON.stringify(row)).sort()

test('schema.prisma names every column of the migrated database as it is', async () => {
  const { rows } = await ownerPool().query(
    `select c.relname as table, a.attname as column, format_type(a.atttypid, null) as type, not a.attnotnull as nullable
     from pg_attribute a join pg_class c on c.oid = a.attrelid
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
       and a.attnum > 0 and not a.attisdropped and c.relname <> '_prisma_migrations'`,
  )
  expect(sorted((await readPrismaSchema()).columns)).toEqual(sorted(rows))
})

test('schema.prisma names every primary and unique key', async () => {
  const { rows } = await ownerPool().query(
    `select c.relname as table, k.columns, i.indisprimary as primary
     from pg_index i join pg_class c on c.oid = i.indrelid
     cross join lateral (
       select string_agg(a.attname, ',' order by key.ordinality) as columns
       from unnest(i.indkey::smallint[]) with ordinality key(attnum, ordinality)
       join pg_attribute a on a.attrelid = c.oid and a.attnum = key.attnum) k
     where c.relnamespace = 'public'::regnamespace and i.indisunique and i.indpred is null
       and not c.relispartition and c.relname <> '_prisma_migrations'`,
  )
  // The request log has no key of its own: Prisma needs one to know a row by.
  const known = (await readPrismaSchema()).keys.filter(key => key.table !== 'requests')
  expect(sorted(known)).toEqual(sorted(rows))
})
