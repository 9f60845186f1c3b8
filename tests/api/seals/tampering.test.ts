import { readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal } from '@/lib/cases/seal'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { linkHashSql } from '@/lib/ledger/proof/link'
import { verify } from '@/lib/seals/verify'
import { by } from '@/tests/support/casino'
import { ownDatabase } from '@/tests/support/database'
import { ownSeals, saidBy, settled, verifyAfter } from '@/tests/support/sealed'
import { openTable } from '@/tests/support/table'

/** Three seals: bets in the first two, nothing in the last. */
beforeAll(async () => {
  await ownDatabase()
  ownSeals()
  const table = await openTable()
  const guest = await table.seat('100')
  await table.bet(guest, 'b1', '30')
  await table.bet(guest, 'b2', '20')
  await settled()
  await seal(by())
  await table.win(guest, 'w1', '5')
  await settled()
  await seal(by())
  await seal(by())
  expect(await verify(by(), { isWhole: true })).toMatchObject({ ok: true })
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

const file = (folder: string, number: number) => `${folder}/seal-${`${number}`.padStart(12, '0')}.json`

/** Makes every hash anew, as whoever rewrites a chain would: each law of the ledger holds then. */
const rehash = `
  do $$ declare t record; last bytea; begin
    for t in select wallet_id, seq from transactions order by wallet_id, seq loop
      last := coalesce((select hash from transactions b where b.wallet_id = t.wallet_id and b.seq = t.seq - 1), decode(repeat('00', 32), 'hex'));
      update transactions x set previous_hash = last where x.wallet_id = t.wallet_id and x.seq = t.seq;
      update transactions x set hash = (select ${linkHashSql('t1', 'p')} from transactions t1 left join postings p on p.wallet_id = t1.wallet_id and p.seq = t1.seq where t1.id = x.id)
      where x.wallet_id = t.wallet_id and x.seq = t.seq;
      update wallets w set head = (select hash from transactions b where b.wallet_id = t.wallet_id and b.seq = t.seq) where w.id = t.wallet_id;
    end loop;
  end $$`

test('nothing done, nothing said', async () => {
  expect(await verifyAfter('select')).toMatchObject({ ok: true, kind: 'whole', seals: 3 })
})

test('an altered row is named by the ledger, and by the seal it is under', async () => {
  const verified = await verifyAfter(
    `update transactions set body = body || ' ' where provider_transaction_id like 'b2'`,
  )
  expect(verified).toMatchObject({ ok: false, complete: true })
  expect(saidBy(verified, 'hashes')).toMatch(/\/b2 .*hash does not fit/)
  expect(saidBy(verified, 'sealed')).toMatch(/seal 1 of .*\/b2 .*not what it sealed/)
})

test('a chain that was hashed anew from an altered row on is named by the seals alone', async () => {
  const verified = await verifyAfter(
    `update transactions set body = body || ' ' where provider_transaction_id = 'b2'; ${rehash}`,
  )
  expect(verified.checks.filter(check => check.ok !== true).map(check => check.name)).toEqual(['sealed'])
  expect(saidBy(verified, 'sealed')).toMatch(/seal 1 of .*hashed anew/)
  expect(saidBy(verified, 'sealed')).toMatch(/seal 2 of .*hashed anew/)
})

test('an end of the ledger that was cut off without a trace is named by its seal', async () => {
  const cut = `
    update wallets w set seq = 3, balance = 50, head = (select hash from transactions where wallet_id = w.id and seq = 3);
    update rounds set win = 0; delete from postings where seq = 4; delete from transactions where seq = 4`
  const verified = await verifyAfter(cut)
  expect(verified.checks.filter(check => check.ok !== true).map(check => check.name)).toEqual(['sealed'])
  expect(saidBy(verified, 'sealed')).toMatch(/seal 2 of .*sealed 1 transactions, there are 0 now/)
})

test.each([
  [
    'a row slipped in under an old seal',
    `update transactions set xid = '10' where provider_transaction_id = 'w1'`,
    'sealed',
    /seal 1 of .*sealed 3 transactions, there are 4/,
  ],
  [
    'an audit that was hashed anew',
    `alter table audit_events disable trigger chained; update audit_events set hash = sha256('x') where seq = (select audit_seq from seals where number = 2)`,
    'sealed',
    /event \d+ of the audit is not the one it sealed/,
  ],
  [
    'a seal with another root',
    `update seals set transactions_root = sha256('x') where number = 1`,
    'seals',
    /seal 1 of .*hash does not fit/,
  ],
  [
    'a seal made anew, hash and all, without the key',
    `update seals set transactions = 1, hash = sha256('x') where number = 2`,
    'seals',
    /seal 2 of .*hash does not fit/,
  ],
  [
    'a signature of nobody',
    `update seals set signature = decode(repeat('00', 64), 'hex') where number = 3`,
    'seals',
    /seal 3 of .*signature/,
  ],
  ['a seal taken out', `delete from seals where number = 2`, 'seals', /seal 3 of .*comes after seal 1/],
  [
    'the newest seal cut off',
    `delete from seals where number = 3`,
    'seals',
    /up to 3 are in .*the last in the database is 2/,
  ],
  ['all seals cut off', `delete from seals`, 'seals', /up to 3 are in .*the last in the database is none/],
  [
    'seals that may be changed',
    `drop trigger append_only_row on seals`,
    'guards',
    /append_only_row is missing/,
  ],
])('%s', async (_what, sql, check, says) => {
  const verified = await verifyAfter(sql)
  expect(verified.ok).toBe(false)
  expect(saidBy(verified, check)).toMatch(says)
})

test('a seal’s file that is gone, and one that says something else', async () => {
  const gone = await verifyAfter('select', folder => rmSync(file(folder, 1)))
  expect(saidBy(gone, 'seals')).toMatch(/seal 1 of .*is not in file:/)
  const other = await verifyAfter('select', folder => {
    const said = JSON.parse(readFileSync(file(folder, 2), 'utf8'))
    rmSync(file(folder, 2))
    writeFileSync(file(folder, 2), `${JSON.stringify({ ...said, transactions: '7' }, null, 2)}\n`)
  })
  expect(saidBy(other, 'seals')).toMatch(/seal 2 of .*is another seal/)
})

test('of what came since the last proven seal, each kind of damage is named too', async () => {
  const table = await openTable()
  const guest = await table.seat('100')
  await table.bet(guest, 'n1', '30')
  await table.bet(guest, 'n2', '10')
  expect(await verifyAfter('select', undefined, false)).toMatchObject({
    ok: true,
    kind: 'since',
    transactions: 3,
  })
  const damage = [
    ['hashes', `update transactions set body = 'x' where provider_transaction_id = 'n1'`],
    ['chains', `update transactions set previous_hash = sha256('x') where provider_transaction_id = 'n2'`],
    [
      'chains',
      `delete from postings where seq = 2 and transaction_id in (select id from transactions where provider_transaction_id = 'n1'); delete from transactions where provider_transaction_id = 'n1'`,
    ],
    ['balances', `update transactions set balance = 1 where provider_transaction_id = 'n2'`],
    ['wallets', `update wallets set balance = balance + 1 where player_id = '${guest.id}'`],
    [
      'outcomes',
      `delete from postings where transaction_id in (select id from transactions where provider_transaction_id = 'n2')`,
    ],
    ['rounds', `update rounds set stake = 1 where player_id = '${guest.id}'`],
    ['audit', `alter table audit_events disable trigger chained; delete from audit_head`],
  ] as const
  for (const [check, sql] of damage) {
    const verified = await verifyAfter(sql, undefined, false)
    expect(verified.kind).toBe('since')
    expect(saidBy(verified, check), sql).not.toBe('')
  }
})
