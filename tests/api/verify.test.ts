import { randomBytes } from 'node:crypto'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { verifyLedger } from '@/lib/ledger/verify'
import { openCasino } from '../support/casino'
import { ownDatabase } from '../support/database'
import { auditEverything, playEverything } from '../support/honest-ledger'
import { playStaff } from '../support/honest-staff'
import { complaintsOf, readTampering, verifyAt, verifyTampered } from '../support/tampered'

let honest: string
let links: number

beforeAll(async () => {
  honest = await ownDatabase()
  const casino = await openCasino()
  links = (await playEverything(casino)).links + (await playStaff()).links
  await auditEverything()
  await casino.close()
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

test('an honest ledger holds', async () => {
  const report = await verifyLedger()
  expect(complaintsOf(report)).toEqual([])
  expect(report).toMatchObject({ ok: true, complete: true, transactions: links })
  const { rows } = await ownerPool().query('select count(*)::int as count from postings')
  expect(report.postings).toBe(rows[0].count)
})

describe('tampering is named', () => {
  for (const { what, sql, check, says } of readTampering()) {
    test(what, async () => {
      const report = await verifyTampered(honest, sql)
      expect(report).toMatchObject({ ok: false, complete: true })
      const found = report.checks.find(({ name }) => name === check)
      expect(found).toMatchObject({ ok: false })
      expect(found!.examples.join('\n')).toMatch(says)
    })
  }
})

describe('slice by slice', () => {
  const slicePages = 1

  test('an honest ledger holds in whatever order its rows lie', async () => {
    expect(complaintsOf(await verifyLedger({ slicePages }))).toEqual([])
    const report = await verifyTampered(honest, 'cluster transactions using transactions_key', { slicePages })
    expect(complaintsOf(report)).toEqual([])
    expect(report).toMatchObject({ ok: true, transactions: links })
  })

  const passed = ['hashes', 'chains', 'balances', 'outcomes', 'base']
  for (const { what, sql, check } of readTampering().filter(one => passed.includes(one.check))) {
    test(`${what} is found`, async () => {
      const report = await verifyTampered(honest, sql, { slicePages })
      expect(report.checks.find(({ name }) => name === check)).toMatchObject({ ok: false })
    })
  }
})

describe('what cannot be read is incomplete, never ok', () => {
  test('a missing table', async () => {
    const report = await verifyTampered(honest, 'drop table tombstones')
    expect(report).toMatchObject({ ok: false, complete: false })
    expect(report.checks.find(({ name }) => name === 'tombstones')).toMatchObject({ ok: 'incomplete' })
    expect(report.checks.find(({ name }) => name === 'hashes')).toMatchObject({ ok: true })
  })

  test.each([
    [
      'a table without the right to read it',
      'rounds',
      'revoke select on rounds from cage_app',
      /permission denied/,
    ],
    [
      'rows that a policy hides',
      'wallets',
      'alter table wallets enable row level security',
      /row-level security/,
    ],
  ])('%s', async (_what, check, sql, says) => {
    const user = `reader_${randomBytes(4).toString('hex')}`
    const role = `create role ${user} login password '${user}'; grant cage_app to ${user}`
    const report = await verifyTampered(honest, `${role}; ${sql}`, { user })
    expect(report).toMatchObject({ ok: false, complete: false })
    const found = report.checks.find(({ name }) => name === check)
    expect(found).toMatchObject({ ok: 'incomplete', examples: [expect.stringMatching(says)] })
  })

  test('a check that takes too long', async () => {
    const slow = 'create view rounds as select * from rounds_kept where pg_sleep(0.5) is not null'
    const report = await verifyTampered(honest, `alter table rounds rename to rounds_kept; ${slow}`, {
      timeout: 300,
    })
    expect(report).toMatchObject({ ok: false, complete: false })
    expect(report.checks.find(({ name }) => name === 'rounds')).toMatchObject({ ok: 'incomplete' })
  })

  test('a database that is not there', async () => {
    const report = await verifyAt('postgresql://nobody@127.0.0.1:1/nothing', honest)
    expect(report).toMatchObject({ ok: false, complete: false, transactions: 0 })
    expect(report.checks.every(check => check.ok === 'incomplete')).toBe(true)
  })
})
