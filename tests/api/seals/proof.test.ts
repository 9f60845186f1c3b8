import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { seal } from '@/lib/cases/seal'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { toPem } from '@/lib/seals/key'
import { type Proof, proveTransaction } from '@/lib/seals/prove'
import { by } from '@/tests/support/casino'
import { ownDatabase } from '@/tests/support/database'
import { ownSeals, settled } from '@/tests/support/sealed'
import { openTable } from '@/tests/support/table'

const own = mkdtempSync(path.join(tmpdir(), 'cage-proof-'))
let folder: string
let proofs: Proof[]
let unsealed: string

beforeAll(async () => {
  await ownDatabase()
  folder = ownSeals()
  const table = await openTable()
  const guests = await table.seats(3, '100')
  for (const guest of guests) await table.bet(guest, `b-${guest.id}`, '30')
  await table.bet(guests[0]!, 'refused', '3000')
  await settled()
  await seal(by())
  proofs = []
  for (const { id } of (await ownerPool().query('select id from transactions')).rows)
    proofs.push(await proveTransaction(id))
  await table.bet(guests[0]!, 'later', '1')
  unsealed = (await ownerPool().query(`select id from transactions where provider_transaction_id = 'later'`))
    .rows[0].id
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

function check(proof: unknown, ...args: string[]) {
  const file = path.join(own, 'proof.json')
  writeFileSync(file, JSON.stringify(proof))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['docs/proof/check-proof.mjs', file, ...args],
    { encoding: 'utf8' },
  )
  return { isProven: status === 0 && stdout.startsWith('PROVEN'), stdout, stderr }
}

test('the proof of every transaction is checked outside, beside the seal’s own file and the key', () => {
  expect(proofs).toHaveLength(7)
  const pem = path.join(own, 'key.pem')
  writeFileSync(pem, toPem(proofs[0]!.seal.key!))
  for (const proof of proofs) {
    const said = check(proof, '--seal', `${folder}/seal-000000000001.json`, '--key', pem)
    expect(said.stderr).toBe('')
    expect(said.isProven).toBe(true)
    expect(said.stdout).toContain(proof.transaction.id)
  }
})

test('another key, and another seal, prove nothing', () => {
  expect(check(proofs[0], '--key', 'ab'.repeat(32)).stderr).toContain('another key than yours')
  const other = path.join(own, 'other.json')
  const said = JSON.parse(readFileSync(`${folder}/seal-000000000001.json`, 'utf8'))
  writeFileSync(other, JSON.stringify({ ...said, number: '2' }))
  expect(check(proofs[0], '--seal', other).isProven).toBe(false)
})

test('a proof with any of its fields altered proves nothing', { timeout: 300_000 }, () => {
  const proof = proofs[3]!
  const altered: [string, unknown][] = []
  const alter = (value: string) =>
    /^[0-9a-f]{2,}$/.test(value)
      ? value.replace(/^./, digit => (digit === '0' ? '1' : '0'))
      : /^\d$/.test(value)
        ? `${(Number(value) + 1) % 7}`
        : `${value}x`
  for (const name of ['format', 'leaf'] as const)
    altered.push([name, { ...proof, [name]: alter(proof[name]) }])
  proof.path.forEach((hash, index) => {
    altered.push([`path ${index}`, { ...proof, path: proof.path.with(index, alter(hash)) }])
  })
  altered.push(
    ['a shorter path', { ...proof, path: proof.path.slice(1) }],
    ['a longer path', { ...proof, path: [...proof.path, proof.path[0]] }],
  )
  for (const [name, value] of Object.entries(proof.transaction))
    altered.push([name, { ...proof, transaction: { ...proof.transaction, [name]: alter(value) } }])
  for (const [name, value] of Object.entries(proof.seal))
    altered.push([`seal ${name}`, { ...proof, seal: { ...proof.seal, [name]: alter(value) } }])
  altered.push(
    ['a field more', { ...proof, more: '1' }],
    ['another link', { ...proof, transaction: proofs[4]!.transaction }],
    ['nothing', null],
  )
  const lines = proof.transaction.link.split('\n')
  for (const index of [1, 17, lines.length - 1]) {
    const link = lines.with(index, `${lines[index]}0`).join('\n')
    altered.push([`line ${index}`, { ...proof, transaction: { ...proof.transaction, link } }])
  }
  expect(altered.length).toBeGreaterThan(30)
  expect(altered.filter(([, one]) => check(one).isProven).map(([name]) => name)).toEqual([])
})

test('what no seal covers yet, and what is not there, has no proof', async () => {
  await expect(proveTransaction(unsealed)).rejects.toThrow('No seal covers it yet')
  await expect(proveTransaction('01234567-89ab-4cde-8f01-23456789abcd')).rejects.toThrow(
    'No transaction has this ledger id',
  )
  await expect(proveTransaction("' or true")).rejects.toThrow('is not a ledger id')
})
