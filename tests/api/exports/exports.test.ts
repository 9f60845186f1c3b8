import { createHash } from 'node:crypto'
import { readdirSync, rmSync } from 'node:fs'
import { encode } from 'next-auth/jwt'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { now } from '@/lib/clock'
import { appPool, closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { cancelExport } from '@/lib/exports/cancel'
import { csvRoute } from '@/lib/exports/csv-route'
import { downloadExport } from '@/lib/exports/download'
import { expireExports } from '@/lib/exports/expire'
import { exportFile } from '@/lib/exports/folder'
import { xlsxLimits } from '@/lib/exports/forms/xlsx'
import { type ExportKind, exportForms, exportKinds, isLedgerKind } from '@/lib/exports/kinds'
import { exportFilter, listExports } from '@/lib/exports/list'
import { openList } from '@/lib/exports/lists'
import { parseWanted, waitingMax } from '@/lib/exports/make'
import { attemptsMax, beat, deadAfter, takeUp } from '@/lib/exports/queue'
import { workExports } from '@/lib/exports/work'
import { balancesMax } from '@/lib/players/list'
import { roles } from '@/lib/staff/permissions'
import { ownDatabase } from '@/tests/support/database'
import {
  ask,
  exported,
  ownExports,
  readCsvRows,
  readParquetRows,
  readXlsxRows,
  resultOf,
} from '@/tests/support/exported'
import { acting, codeOf, eventsAbout, type Hired, hire, trySignIn } from '@/tests/support/staff'
import { openTable, type Table } from '@/tests/support/table'

// What Next knows of a request: here the cookie is the one of whoever came last.
const request = vi.hoisted(() => ({ cookie: '' }))
vi.mock('next/headers', () => ({
  cookies: async () => ({ getAll: () => [{ name: 'next-auth.session-token', value: request.cookie }] }),
  headers: async () => new Headers({ 'x-cage-path': '/exports', 'x-forwarded-for': '192.0.2.1' }),
}))
const secret = 'a secret of the tests'
vi.stubEnv('NEXTAUTH_SECRET', secret)

let folder: string
let table: Table
let admin: Hired
let clerk: Hired
let agent: Hired

beforeAll(async () => {
  await ownDatabase()
  folder = ownExports()
  table = await openTable()
  for (const guest of await table.seats(3, '100')) {
    await table.bet(guest, `=${guest.id}`, '30')
    await table.win(guest, `+w ${guest.id}`, '12.5')
  }
  ;[admin, clerk, agent] = await Promise.all([hire('admin'), hire('finance'), hire('support')])
})
afterAll(() => Promise.all([closePools(), closePrisma()]))

async function come(person: Hired | null): Promise<void> {
  if (!person) {
    request.cookie = ''
    return
  }
  // A code signs in once.
  const last = person.secret ? codeOf(person) : null
  const answer = await trySignIn(person, last ? { code: last } : {})
  if (answer.outcome !== 'signed-in') throw new Error(answer.outcome)
  request.cookie = await encode({ token: { sessionId: answer.sessionId }, secret })
}

test('every list comes out in every form, with the same rows and the hash of its file', async () => {
  const kinds = (Object.keys(exportKinds) as ExportKind[]).filter(kind => kind !== 'own-requests')
  const player = (await prisma().player.findFirstOrThrow()).id
  const asked = { player, provider: table.provider.id, currency: 'EUR' }
  for (const kind of kinds) {
    const { of } = exportKinds[kind] as { of?: keyof typeof asked }
    const given = of ? { [of]: asked[of] } : {}
    const files = []
    for (const form of exportForms) {
      const made = await exported(admin, { kind, asked: given, form })
      expect(made, `${kind} ${form}`).toMatchObject({ state: 'done', reason: null })
      expect(Buffer.from(made.sha256!)).toEqual(createHash('sha256').update(made.bytes).digest())
      files.push(made)
    }
    const [csv, xlsx, parquet] = files.map(({ bytes }) => bytes)
    const rows = readCsvRows(csv!)
    // Each export leaves its own events and its maker's sign-in there.
    if (kind === 'audit' || kind === 'staff') continue
    expect(
      files.map(({ rowsDone }) => rowsDone),
      kind,
    ).toEqual(files.map(() => BigInt(rows.length)))
    if (!isLedgerKind(kind)) {
      const asker = { staffId: admin.id, providerId: null, at: now() }
      const { count } = openList(kind, given, asker)
      if (count) expect(await count(), kind).toBe(rows.length)
    }
    const plain = (text: string) => text.replace(/^'/, '')
    const sorted = (list: Record<string, string>[]) =>
      list
        .map(row => JSON.stringify(Object.entries(row).map(([label, text]) => [label, trimmed(plain(text))])))
        .sort()
    expect(sorted(readXlsxRows(xlsx!).rows), kind).toEqual(sorted(rows))
    // What counts how recent things are moves on from one file to the next.
    if (kind === 'providers') continue
    expect(sorted((await readParquetRows(parquet!)).rows), kind).toEqual(sorted(rows))
  }
})

/** A decimal without the zeros at its end, which a column of one scale adds. */
function trimmed(text: string): string {
  return /^-?\d+\.\d*?0*$/.test(text) ? text.replace(/\.?0+$/, '') : text
}

test('a file holds what the filter says, as the list’s own CSV has it at once, byte by byte', async () => {
  await come(admin)
  const id = (await prisma().player.findFirstOrThrow()).id
  for (const query of [
    '',
    `?q=${encodeURIComponent(id)}`,
    '?status=blocked',
    '?currency=EUR&sort=balance&nonsense=1',
  ]) {
    const href = `/players/csv${query}`
    const wanted = parseWanted({ href, form: 'csv', bom: false })!
    const made = await exported(admin, wanted)
    const atOnce = await csvRoute('players')(new Request(`http://cage.test${href}`))
    expect(made.bytes.toString()).toBe(await atOnce.text())
  }
  const some = await exported(clerk, { kind: 'postings', asked: { player: id, kind: 'bet' } })
  expect(readCsvRows(some.bytes)).toHaveLength(1)
  expect(some.sums).toContainEqual({
    column: 'debit',
    currency: 'EUR',
    sum: expect.stringMatching(/^30(\.0+)?$/),
  })
  const none = await exported(clerk, { kind: 'transactions', asked: { to: '2020-01-01' } })
  expect(none).toMatchObject({ state: 'done', rowsDone: 0n, sums: [] })
  expect(none.bytes.toString()).toMatch(/^Ledger id,Time,.*\n$/)
})

test('an XLSX of more rows than one page of the list has them all', async () => {
  await ownerPool().query(
    `insert into players (id, currency, status, created_at, updated_at, test, display_name)
     select 'many-' || n, 'SEK', 'active', now(), now(), false, case when n = 7 then '@SUM(A1)' end from generate_series(1, 2500) n`,
  )
  const made = await exported(admin, { kind: 'players', asked: { currency: 'SEK' }, form: 'xlsx' })
  const { rows } = readXlsxRows(made.bytes)
  expect(new Set(rows.map(row => row.Player)).size).toBe(2500)
  const csv = await exported(admin, { kind: 'players', asked: { currency: 'SEK' }, bom: true })
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  expect(csv.bytes.toString()).toContain(`\r\nmany-7,'@SUM(A1),`)
})

test('a list by balance is not cut where its page stops looking', async () => {
  await ownerPool().query(
    `insert into players (id, currency, status, created_at, updated_at, test)
       select 'rich-' || n, 'NOK', 'active', now(), now(), false from generate_series(1, ${balancesMax + 5}) n;
     insert into accounts (id, kind, currency, player_id, created_at)
       select gen_random_uuid(), 'player', 'NOK', id, now() from players where currency = 'NOK';
     insert into wallets (id, player_id, currency, balance)
       select id, player_id, 'NOK', substr(player_id, 6)::numeric from accounts where currency = 'NOK'`,
  )
  const asked = { currency: 'NOK', min: '3', sort: '-balance' }
  const all = await exported(clerk, { kind: 'players', asked, form: 'csv' })
  const rows = readCsvRows(all.bytes)
  expect(rows).toHaveLength(balancesMax + 3)
  expect(rows[0]!.Player).toBe(`rich-${balancesMax + 5}`)
  expect(rows.at(-1)!.Player).toBe('rich-3')
  const counted = openList('players', asked, { staffId: clerk.id, providerId: null, at: now() })
  expect(await counted.count!()).toBe(rows.length)
})

test('ids that look like formulas are none, in the ledger’s CSV too', async () => {
  const made = await exported(clerk, { kind: 'transactions', bom: true })
  expect([...made.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf])
  const ids = readCsvRows(made.bytes).map(row => row['Transaction id']!)
  expect(ids.filter(id => /^'[=+]/.test(id))).toHaveLength(6)
  expect(ids.filter(id => /^[=+@-]/.test(id))).toEqual([])
  for (const row of readCsvRows(made.bytes)) {
    expect(row.Time).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/)
    expect(row.Amount).toMatch(/^\d+(\.\d+)?$/)
  }
})

test('who died is taken up by another; who waited behind an old worker’s back leaves no file', async () => {
  const id = await ask(clerk, { kind: 'postings' })
  const dead = (await takeUp(now()))!
  expect(dead.id).toBe(id)
  expect(await takeUp(now())).toBeNull()
  expect(await workExports()).toBeNull()
  await prisma().export.update({ where: { id }, data: { heartbeatAt: new Date(now() - deadAfter - 1) } })
  expect(await workExports()).toEqual({ [id]: 'done' })
  const made = await resultOf(id)
  expect(made).toMatchObject({ state: 'done', attempt: 2, rowsDone: 9n })
  expect(readCsvRows(made.bytes)).toHaveLength(9)
})

test('more rows than were counted are no trouble for who looks', async () => {
  const id = await ask(clerk, { kind: 'players' })
  const job = (await takeUp(now()))!
  expect(job.id).toBe(id)
  await beat(job, { rowsTotal: 0, rowsDone: 1, bytes: () => 0 }, now())
  const { rows } = await listExports(exportFilter.parse({ export: id }), clerk, null, now())
  expect(rows).toMatchObject([
    { state: 'running', rows: '1', rowsTotal: '1', percent: 100, secondsLeft: expect.any(Number) },
  ])
  await acting(clerk, scope => cancelExport(scope, id, clerk.role))
})

test('one that ends its process every time fails with its reason', async () => {
  const id = await ask(clerk, { kind: 'postings' })
  for (let attempt = 1; attempt <= attemptsMax; attempt++) {
    expect((await takeUp(now()))?.attempt).toBe(attempt)
    await prisma().export.update({ where: { id }, data: { heartbeatAt: new Date(now() - deadAfter - 1) } })
  }
  expect(await workExports()).toEqual({ [id]: 'failed' })
  expect(await resultOf(id)).toMatchObject({ state: 'failed', reason: expect.stringContaining('5 times') })
  expect(await eventsAbout(id)).toEqual(['export.make', 'export.fail refused'])
})

/** Keeps what reads the postings waiting until it is let go. */
async function holdPostings() {
  const client = await ownerPool().connect()
  await client.query(`set idle_in_transaction_session_timeout = '15s'`)
  await client.query('begin')
  await client.query('lock table postings in access exclusive mode')
  return async () => {
    await client.query('rollback')
    client.release(true)
  }
}

test('a cancelled export stops, and leaves no file', async () => {
  const letGo = await holdPostings()
  const id = await ask(clerk, { kind: 'postings' })
  const working = workExports()
  await vi.waitFor(async () => expect((await resultOf(id)).state).toBe('running'))
  await acting(clerk, scope => cancelExport(scope, id, clerk.role))
  expect(await working).toEqual({ [id]: 'cancelled' })
  await letGo()
  expect(await resultOf(id)).toMatchObject({ state: 'cancelled', file: null })
  expect(readdirSync(folder).filter(name => name.startsWith(id))).toEqual([])
  await expect(acting(clerk, scope => cancelExport(scope, id, clerk.role))).rejects.toThrow('ended already')
  const another = await ask(admin, { kind: 'players' })
  await expect(acting(clerk, scope => cancelExport(scope, another, clerk.role))).rejects.toThrow(
    'cancel the exports of others',
  )
  await acting(admin, scope => cancelExport(scope, another, admin.role))
  expect(await eventsAbout(id)).toEqual(['export.make', 'export.cancel'])
})

test('a process that ends puts its export back, and the next one makes it', async () => {
  const letGo = await holdPostings()
  const id = await ask(clerk, { kind: 'postings' })
  let goesOn = true
  const working = workExports(() => goesOn)
  await vi.waitFor(async () => expect((await resultOf(id)).state).toBe('running'))
  goesOn = false
  expect(await working).toEqual({ [id]: 'put back' })
  await letGo()
  expect(await resultOf(id)).toMatchObject({ state: 'queued', attempt: 0 })
  expect(await workExports()).toEqual({ [id]: 'done' })
})

test('more rows than XLSX holds are refused, with what to take instead', async () => {
  const { sheets } = xlsxLimits
  xlsxLimits.sheets = 1
  const { rows } = xlsxLimits
  xlsxLimits.rows = 5
  try {
    for (const kind of ['postings', 'players'] as const) {
      const made = await exported(admin, { kind, form: 'xlsx' })
      expect(made, kind).toMatchObject({
        state: 'failed',
        reason: 'An Excel file made here holds 4 rows on 1 sheets, and there are more: take CSV or Parquet.',
      })
    }
    xlsxLimits.sheets = 3
    const split = await exported(admin, { kind: 'postings', form: 'xlsx' })
    expect(readXlsxRows(split.bytes).sheets).toEqual([4, 4, 1])
  } finally {
    Object.assign(xlsxLimits, { sheets, rows })
  }
})

test('without the permission there is no file, not even by its address', async () => {
  const made = await exported(clerk, { kind: 'postings' })
  const own = await exported(agent, { kind: 'players' })
  await come(null)
  expect((await downloadExport(made.id)).status).toBe(401)
  await come(agent)
  expect((await downloadExport(made.id)).status).toBe(403)
  expect((await downloadExport('none')).status).toBe(404)
  const mine = await downloadExport(own.id)
  expect(mine.headers.get('content-disposition')).toMatch(/players-\d{4}-\d\d-\d\d\.csv/)
  expect(Buffer.from(await mine.arrayBuffer())).toEqual(own.bytes)
  expect(await eventsAbout(made.id)).toEqual(['export.make', 'export.finish', 'export.download refused'])
  expect((await eventsAbout(own.id)).at(-1)).toBe('export.download')
  for (const kind of ['postings', 'audit', 'settlement', 'staff'] as const)
    await expect(ask(agent, { kind })).rejects.toThrow('Your role (support) may not')
  for (const role of roles.filter(one => one !== 'studio')) {
    const page = await listExports(exportFilter.parse({}), { id: agent.id, role }, null, now())
    const isAll = role === 'admin' || role === 'auditor'
    expect(
      page.rows.some(row => row.id === made.id),
      role,
    ).toBe(isAll)
  }
})

test('whoever may take it no more gets no file made', async () => {
  const id = await ask(clerk, { kind: 'postings' })
  await prisma().staff.update({ where: { id: clerk.id }, data: { role: 'support' } })
  expect(await workExports()).toEqual({ [id]: 'failed' })
  await prisma().staff.update({ where: { id: clerk.id }, data: { role: 'finance' } })
  expect(await resultOf(id)).toMatchObject({ reason: expect.stringContaining('may not') })
})

test('a file is kept for its time, then it is gone', async () => {
  const other = await hire('finance')
  const made = await exported(other, { kind: 'postings' })
  expect(made.expiresAt!.getTime() - made.endedAt!.getTime()).toBe(7 * 86_400_000)
  expect(await expireExports(now())).toBe(0)
  await prisma().export.update({ where: { id: made.id }, data: { expiresAt: new Date(now() - 1) } })
  await come(other)
  expect((await downloadExport(made.id)).status).toBe(410)
  expect(await expireExports(now())).toBe(1)
  expect(await prisma().export.findUniqueOrThrow({ where: { id: made.id } })).toMatchObject({
    state: 'expired',
  })
  expect(readdirSync(folder).filter(name => name.startsWith(made.id))).toEqual([])
  expect((await eventsAbout(made.id)).at(-1)).toBe('export.expire')
})

test('a file that somebody took away, and a folder that cannot be written to, are said in a sentence', async () => {
  const other = await hire('finance')
  const made = await exported(other, { kind: 'postings' })
  rmSync(exportFile(made.file!))
  await come(other)
  expect((await downloadExport(made.id)).status).toBe(410)
  process.env.CAGE_EXPORTS = '/dev/null/nowhere'
  const failed = await exported(other, { kind: 'players' })
  process.env.CAGE_EXPORTS = folder
  expect(failed).toMatchObject({ state: 'failed', reason: expect.stringContaining('CAGE_EXPORTS') })
})

test('nobody fills the queue, and nonsense is no export', async () => {
  const other = await hire('finance')
  const ids = []
  for (let n = 0; n < waitingMax; n++) ids.push(await ask(other, { kind: 'players' }))
  await expect(ask(other, { kind: 'players' })).rejects.toThrow('exports waiting')
  expect(Object.values((await workExports())!)).toEqual(ids.map(() => 'done'))
  for (const raw of [
    null,
    {},
    { href: '/nothing/csv', form: 'csv', bom: false },
    { href: '/players/csv', form: 'pdf', bom: false },
    { href: '/players/csv', form: 'xlsx', bom: true },
    { kind: 'players', asked: {}, form: 'csv', bom: false },
    { kind: 'postings', asked: { player: 1 }, form: 'csv', bom: false },
  ])
    expect(parseWanted(raw), JSON.stringify(raw)).toBeNull()
  const wanted = parseWanted({
    kind: 'postings',
    asked: { player: "x' or true --" },
    form: 'csv',
    bom: false,
  })!
  expect(await exported(clerk, wanted)).toMatchObject({ state: 'done', rowsDone: 0n })
  expect(isLedgerKind('postings')).toBe(true)
  expect((await appPool().query('select count(*)::int as n from postings')).rows[0].n).toBe(9)
})
