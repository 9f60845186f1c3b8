import { mkdtemp, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { parse } from '@/cli/parse'
import { closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { saveMapping } from '@/lib/reconciliation/mappings'
import { by } from '@/tests/support/casino'
import { acting, hire } from '@/tests/support/staff'
import { openTable, type Table } from '@/tests/support/table'
import { csvOf, day, honestRows, mapping, type Row } from './statements'

let table: Table
let honest: Row[]
let folder: string

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'cage-statement-'))
  table = await openTable()
  const anna = await table.seat('100')
  for (const id of ['b1', 'b2']) await table.bet(anna, id, '5', { round_id: id })
  honest = await honestRows(table.provider.id)
})
afterAll(async () => {
  await closePrisma()
  await closePools()
})

/** What `cage reconcile` says of these rows. */
async function reconcile(rows: Row[], ...more: string[]) {
  const file = path.join(folder, 'statement.csv')
  await writeFile(file, csvOf(rows))
  const days = ['--from', day(Date.now() - 86_400_000), '--to', day(Date.now() + 86_400_000)]
  const asked = parse(['reconcile', '--provider', table.provider.id, ...days, '--file', file, ...more])
  if (!('command' in asked)) throw new Error('no command')
  return asked.command.run(asked.given, by(), [])
}

test('cage reconcile needs to know how columns are read: by the saved mapping, or by a file', async () => {
  await expect(reconcile(honest)).rejects.toThrow(/how its columns are to be read/)
  const file = path.join(folder, 'mapping.json')
  await writeFile(file, JSON.stringify(mapping()))
  expect((await reconcile(honest, '--mapping', file)).failed).toBeUndefined()
  await writeFile(file, '{}')
  await expect(reconcile(honest, '--mapping', file)).rejects.toThrow(/is no mapping/)
  const form = { provider: table.provider.id, mapping: mapping() }
  await acting(await hire('finance'), scope => saveMapping(scope, form))
  const { document, failed } = await reconcile(honest)
  expect(failed).toBeUndefined()
  expect(document).toMatchObject({ lines: 2, matched: 2, missing_here: 0, differences: [], warnings: [] })
})

test('cage reconcile says what differs, and that is a failure', async () => {
  const [b1, b2] = honest as [Row, Row]
  const { document, failed } = await reconcile([b1.with(2, '6'), b2, b2])
  expect(failed).toBe('2 differences: 1 amount differs, 1 duplicate.')
  expect(document.differences).toMatchObject([
    { kind: 'amount_differs', transaction_id: 'b1', line: '2' },
    { kind: 'duplicate', transaction_id: 'b2', line: '4' },
  ])
})
