import { readdirSync, readFileSync, rmSync } from 'node:fs'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { seal } from '@/lib/cases/seal'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import type { Seal } from '@/lib/seals/document'
import { createSealKey } from '@/lib/seals/key'
import { readSeals } from '@/lib/seals/read'
import { takeSeal } from '@/lib/seals/take'
import { verify } from '@/lib/seals/verify'
import { rotateMasterKey } from '@/lib/secrets/rotate'
import { by } from '@/tests/support/casino'
import { ownDatabase } from '@/tests/support/database'
import { ownSeals, settled } from '@/tests/support/sealed'
import { openTable } from '@/tests/support/table'

let folder: string

beforeAll(async () => {
  await ownDatabase()
})
beforeEach(() => {
  folder ??= ownSeals()
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

const xid = `(xid::text)::bigint`

async function all(): Promise<Seal[]> {
  const seals: Seal[] = []
  for await (const one of readSeals(ownerPool())) seals.push(one)
  return seals
}

/** A connection of its own, to hold a transaction open. */
async function connect(): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  return client
}

/** Another link of a wallet as a writer would write it; sealing does not ask whether it is right. */
const link = (client: pg.Client, number: number) =>
  client.query(
    `insert into transactions (id, provider_id, scope, provider_transaction_id, kind, wallet_id, seq, player_id, currency, amount, round_closed,
       reverses, effect, http_status, body, balance, fingerprint, previous_hash, hash, hash_version, actor, at)
     values (gen_random_uuid(), 'x', '', 'raced-' || $1, 'bet', gen_random_uuid(), 1, 'nobody', 'EUR', 1, false, false, 'recorded', 200, '', 0,
       sha256('f'), sha256('p'), sha256(convert_to('raced ' || $1, 'UTF8')), 1, 'x', now())`,
    [`${number}`],
  )

test('what was committed is sealed, written outside, and holds', async () => {
  const table = await openTable()
  const guest = await table.seat('100')
  await table.bet(guest, 'b1', '30')
  await settled()
  const { seal: taken, written } = await seal(by())
  expect(taken).toMatchObject({ number: '1', transactions: '2', wallets: '1', from_xid: '0' })
  expect(written).toBe(1)
  expect(readdirSync(folder)).toEqual(['seal-000000000001.json'])
  const file = JSON.parse(readFileSync(`${folder}/seal-000000000001.json`, 'utf8'))
  expect(file).toEqual({ format: 'cage-seal-v1', ...taken })
  const verified = await verify(by(), { isWhole: true })
  expect(verified!.checks.filter(check => check.ok !== true)).toEqual([])
  expect(verified).toMatchObject({ kind: 'whole', seal: '1', seals: 1 })
})

test('what came since the last proven seal is all that is looked at again', async () => {
  await settled()
  const { seal: proven } = await seal(by())
  expect(await verify(by(), { isWhole: true })).toMatchObject({ ok: true })
  const table = await openTable()
  const guest = await table.seat('100')
  await table.bet(guest, 'b1', '30')
  await table.bet(guest, 'b2', '3000')
  const verified = await verify(by(), { isWhole: false })
  expect(verified!.checks.filter(check => check.ok !== true)).toEqual([])
  const counts = { ok: true, transactions: 3, postings: 2 }
  expect(verified).toMatchObject({ kind: 'since', since_seal: proven!.number, ...counts })
})

test('a transaction that began before the seal and ends after it is left to the next, whatever came between', async () => {
  const table = await openTable()
  const guest = await table.seat('100')
  const early = await connect()
  await early.query('begin')
  await link(early, 0)
  await table.bet(guest, 'late', '1')
  const before = await takeSeal(by())
  const { rows } = await ownerPool().query(
    `select ${xid} as xid from transactions where provider_transaction_id = 'late' and player_id = $1`,
    [guest.id],
  )
  expect(BigInt(before!.to_xid)).toBeLessThan(BigInt(rows[0].xid))
  await early.query('commit')
  await early.end()
  await settled()
  const after = await takeSeal(by())
  expect(after!.from_xid).toBe(before!.to_xid)
  expect(BigInt(after!.transactions)).toBeGreaterThanOrEqual(2n)
})

test('while writers commit in any order nothing is left out and nothing is sealed twice', async () => {
  let isOver = false
  const writers = [1, 2, 3, 4].map(async writer => {
    const client = await connect()
    for (let turn = 0; turn < 30; turn++) {
      await client.query('begin')
      await link(client, writer * 1000 + turn)
      if (turn % 3 === writer % 3) await sleep((writer * 7 + turn * 3) % 25)
      await client.query(turn % 7 === 5 ? 'rollback' : 'commit')
    }
    await client.end()
  })
  const sealing = (async () => {
    while (!isOver) await takeSeal(by())
  })()
  await Promise.all(writers)
  isOver = true
  await sealing
  await settled()
  await takeSeal(by())
  const seals = await all()
  seals.slice(1).forEach((one, index) => {
    expect(one.from_xid).toBe(seals[index]!.to_xid)
  })
  expect(seals.length).toBeGreaterThan(5)
  for (const one of seals) {
    const { rows } = await ownerPool().query(
      `select count(*)::text as count from transactions where ${xid} >= $1 and ${xid} < $2`,
      [one.from_xid, one.to_xid],
    )
    expect(one.transactions).toBe(rows[0].count)
  }
  const { rows } = await ownerPool().query('select count(*)::int as count from transactions')
  expect(seals.reduce((sum, one) => sum + Number(one.transactions), 0)).toBe(rows[0].count)
  const verified = await verify(by(), { isWhole: true })
  // These links are nobody's: what is said of them is only that their hash is not theirs.
  const sealed = verified!.checks.find(({ name }) => name === 'sealed')!
  expect(sealed.rows).toBe(rows[0].count)
  expect(sealed.examples.filter(example => !/not what it sealed/.test(example))).toEqual([])
})

test('of many processes that ask when one is due, one takes it', async () => {
  const at = Date.now() + 2 * 3_600_000
  const asked = await Promise.all(Array.from({ length: 5 }, () => takeSeal({ actor: 'clock', at }, 60)))
  expect(asked.filter(one => one !== null)).toHaveLength(1)
  expect(await takeSeal({ actor: 'clock', at: at + 3_599_000 }, 60)).toBeNull()
})

test('a new key is named under the old one, and signs from the next seal on; a new master key changes nothing', async () => {
  const [former] = (await all()).slice(-1)
  const key = await createSealKey(by())
  const naming = await takeSeal(by())
  expect(naming).toMatchObject({ key: former!.next_key, next_key: key })
  expect(await takeSeal(by())).toMatchObject({ key, next_key: key })
  const kept = process.env.CAGE_MASTER_KEY
  process.env.CAGE_MASTER_KEY_NEXT = '22'.repeat(32)
  await rotateMasterKey()
  process.env.CAGE_MASTER_KEY = process.env.CAGE_MASTER_KEY_NEXT
  delete process.env.CAGE_MASTER_KEY_NEXT
  expect(await takeSeal(by())).toMatchObject({ key })
  await seal(by())
  const verified = await verify(by(), { isWhole: true })
  expect(verified!.checks.find(({ name }) => name === 'seals')).toMatchObject({ ok: true })
  process.env.CAGE_MASTER_KEY_NEXT = kept
  await rotateMasterKey()
  process.env.CAGE_MASTER_KEY = kept
  delete process.env.CAGE_MASTER_KEY_NEXT
})

test('a folder that fails is a case; the seal is taken, and written once the folder is back', async () => {
  process.env.CAGE_SEALS = `${folder}/not-mounted`
  const before = (await all()).length
  await expect(seal(by())).rejects.toThrow('ENOENT')
  expect((await all()).length).toBe(before + 1)
  const [opened] = await prisma().case.findMany({ where: { kind: 'seal_unwritten' } })
  expect(opened).toMatchObject({ state: 'open' })
  process.env.CAGE_SEALS = folder
  const { written } = await seal(by())
  expect(written).toBe(2)
  const verified = await verify(by(), { isWhole: true })
  expect(verified!.checks.find(({ name }) => name === 'seals')).toMatchObject({ ok: true, rows: before + 2 })
  rmSync(folder, { recursive: true })
  const gone = await verify(by(), { isWhole: true })
  expect(gone).toMatchObject({ ok: false, complete: false })
})
