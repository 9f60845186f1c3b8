import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPool } from '@/lib/db/pools'
import { setRate } from '@/lib/fx/set'
import { verifyLedger } from '@/lib/ledger/verify'
import { by } from '../support/casino'
import { ownDatabase } from '../support/database'
import { openTable } from '../support/table'

// Each layer on its own: the role's rights, the triggers against the owner, and what a superuser can still try.
const forEver = ['transactions', 'postings', 'tombstones', 'rates', 'policies']

let owner: pg.Client
let leaves: Record<string, string[]> = {}
beforeAll(async () => {
  owner = new pg.Client({ connectionString: await ownDatabase() })
  await owner.connect()
  const table = await openTable()
  const anna = await table.seat('100.00')
  await table.bet(anna, 't1', '30.00')
  await table.rollback(anna, 'x1', 'unknown')
  await setRate({ day: '2026-01-01', currency: 'USD', rate: '0.9', source: 'test' }, by())
  for (const name of forEver) {
    const { rows } = await owner.query(
      'select relid::regclass::text as name from pg_partition_tree($1::regclass) where isleaf',
      [name],
    )
    leaves = { ...leaves, [name]: [name, ...rows.map(row => row.name).filter(leaf => leaf !== name)] }
  }
})
afterAll(() => owner.end())

/** Every change there is, for a table and each of its partitions. */
function attacks(name: string): string[] {
  return leaves[name]!.flatMap(target => [
    `update ${target} set ${columnOf[name]} = ${columnOf[name]}`,
    `delete from ${target}`,
    `truncate ${target}`,
    `truncate ${target} cascade`,
    `merge into ${target} t using (select 1) s on true when matched then delete`,
    `with gone as (delete from ${target} returning 1) select count(*) from gone`,
  ])
}
const columnOf: Record<string, string> = {
  transactions: 'body',
  postings: 'amount',
  tombstones: 'laid_by',
  rates: 'rate',
  policies: 'settings',
}

/** Partitions without rows have none to refuse: a row trigger has nothing to fire for. */
async function isEmpty(statement: string): Promise<boolean> {
  const target = /(?:update|from|into) (\S+)/.exec(statement)?.[1]
  return (
    !!target &&
    !statement.includes('truncate') &&
    (await owner.query(`select from ${target} limit 1`)).rows.length === 0
  )
}

describe('what is for ever', () => {
  test('is there to be attacked', async () => {
    expect(leaves.postings!.length).toBeGreaterThan(3)
    for (const name of forEver)
      expect((await owner.query(`select from ${name} limit 1`)).rows, name).toHaveLength(1)
  })

  for (const name of forEver) {
    test(`${name}: the application may not`, async () => {
      for (const statement of attacks(name))
        await expect(appPool().query(statement), statement).rejects.toMatchObject({ code: '42501' })
    })

    test(`${name}: the owner is refused as CG001`, async () => {
      await expectRefused(name)
    })

    test(`${name}: a superuser who switches triggers off for the session is refused all the same`, async () => {
      await owner.query("set session_replication_role = 'replica'")
      await expectRefused(name)
      await owner.query("set session_replication_role = 'origin'")
    })
  }

  test('an insert that would change what it meets is refused', async () => {
    const upsert = `insert into tombstones select * from tombstones on conflict (player_id, provider_id, provider_transaction_id) do update set laid_by = 'x'`
    await expect(appPool().query(upsert)).rejects.toMatchObject({ code: '42501' })
    await expect(owner.query(upsert)).rejects.toMatchObject({ code: 'CG001' })
  })

  test('the application may neither switch the triggers off nor take the tables away', async () => {
    for (const statement of [
      "set session_replication_role = 'replica'",
      'alter table transactions disable trigger all',
      'alter table postings disable trigger append_only_row',
      'drop trigger append_only_row on transactions',
      'drop table transactions cascade',
      `alter table postings detach partition ${leaves.postings![1]}`,
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return null; end $$',
      'create rule quiet as on insert to transactions do instead nothing',
      'update wallets set balance = balance from pg_shadow',
    ])
      await expect(appPool().query(statement), statement).rejects.toMatchObject({ code: '42501' })
  })

  test('after all this nothing has changed', async () => {
    const { checks } = await verifyLedger()
    expect(checks.filter(check => check.ok !== true)).toEqual([])
  })
})

describe('what a superuser does behind the triggers is named by verify', () => {
  for (const [what, statement, names] of [
    [
      'an amount',
      "update transactions set amount = amount + 1 where provider_transaction_id = 't1'",
      /t1|chain|hash/,
    ],
    [
      'an answer',
      "update transactions set body = replace(body, '70.00', '71.00') where provider_transaction_id = 't1'",
      /t1|chain|hash/,
    ],
    ['a posting', 'update postings set amount = amount + 1 where seq = 2', /posting|hash|balance/],
    ['a wallet', 'update wallets set balance = balance + 1', /wallet|balance/],
    [
      'a lost link',
      "delete from transactions where provider_transaction_id = 'x1'",
      /chain|wallet|seq|tombstone/,
    ],
  ] as const) {
    test(what, async () => {
      const tables = ['transactions', ...leaves.postings!]
      await owner.query('begin')
      for (const table of tables) await owner.query(`alter table ${table} disable trigger all`)
      expect((await owner.query(statement)).rowCount).toBeGreaterThan(0)
      for (const table of tables)
        for (const trigger of ['row', 'truncate'])
          await owner
            .query(`alter table ${table} enable always trigger append_only_${trigger}`)
            .catch(() => owner.query('rollback'))
      await owner.query('commit')
      const report = await verifyLedger()
      expect(report.ok).toBe(false)
      expect(JSON.stringify(report.checks.filter(check => check.ok !== true))).toMatch(names)
    })
  }
})

async function expectRefused(name: string): Promise<void> {
  for (const statement of attacks(name)) {
    if (await isEmpty(statement)) continue
    await expect(owner.query(statement), statement).rejects.toMatchObject({ code: 'CG001' })
  }
}
