import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { openCases, parseCasesForm } from '@/lib/reconciliation/open-cases'
import { reasonAgainst } from '@/lib/staff/permissions'
import { acting, eventsAbout, type Hired, hire } from '@/tests/support/staff'
import { openTable, type Table } from '@/tests/support/table'
import { csvOf, honestRows, lay, type Row } from './statements'

let table: Table
let clerk: Hired
let wrong: Row[]

beforeAll(async () => {
  table = await openTable()
  clerk = await hire('finance')
  const anna = await table.seat('100')
  for (const id of ['b1', 'b2', 'b3', 'b4']) await table.bet(anna, id, '5', { round_id: id })
  const [b1, b2, b3] = (await honestRows(table.provider.id)) as [Row, Row, Row]
  wrong = [b1.with(2, '6'), b2, b2, b3.with(2, '7'), ['strange', 'bet', '1', 'EUR', b1[4]!, 'ok', 'r']]
})
afterAll(async () => {
  await closePrisma()
  await closePools()
})

const open = (form: unknown) => acting(clerk, scope => openCases(scope, parseCasesForm(form)!))
const differences = (id: string) =>
  prisma().reconciliationDifference.findMany({ where: { reconciliationId: id }, orderBy: { number: 'asc' } })

test('one click opens one case, with both sides; the second click opens none', async () => {
  const { id } = await lay(table.provider.id, csvOf(wrong))
  expect(await open({ id, number: 1 })).toEqual({ opened: 1, linked: 0, left: 0 })
  expect(await open({ id, number: 1 })).toEqual({ opened: 0, linked: 0, left: 0 })
  const [first] = await differences(id)
  const one = await prisma().case.findUniqueOrThrow({ where: { id: first!.caseId! } })
  expect(one).toMatchObject({
    ...{ kind: 'statement_differs', reason: 'amount_differs', title: 'Amount differs: b1', state: 'open' },
    ...{ providerId: table.provider.id, providerTransactionId: 'b1', roundId: first!.roundId },
    openedBy: `staff:${clerk.id}`,
  })
  expect(one.command).toMatchObject({
    ledger: expect.stringMatching(/^bet 5\.00 EUR ok/),
    statement: expect.stringMatching(/^bet 6\.00 EUR ok/),
    reconciliation: id,
  })
  expect(await eventsAbout(one.id)).toEqual(['case.open'])
})

test('two clicks at once open one case', async () => {
  const { id } = await lay(table.provider.id, csvOf(wrong))
  const answers = await Promise.all([1, 2, 3].map(() => open({ id, number: 3 })))
  expect(answers.map(({ opened }) => opened).sort()).toEqual([0, 0, 1])
})

test('all of a kind get their cases at once, and another run of the same finds these', async () => {
  const { id } = await lay(table.provider.id, csvOf(wrong))
  expect(await open({ id, kind: 'missing_here' })).toEqual({ opened: 1, linked: 0, left: 0 })
  expect(await open({ id, kind: null })).toEqual({ opened: 2, linked: 2, left: 0 })
  const again = await lay(table.provider.id, csvOf(wrong))
  expect(await open({ id: again.id, kind: null })).toEqual({ opened: 0, linked: 5, left: 0 })
  const [here, there] = [await differences(id), await differences(again.id)]
  expect(there.map(({ caseId }) => caseId)).toEqual(here.map(({ caseId }) => caseId))
})

test('what no form of ours sends is not understood', () => {
  for (const raw of [
    null,
    {},
    { id: 'x', number: 1 },
    { id: crypto.randomUUID(), number: -1 },
    { id: 1, kind: null },
  ])
    expect(parseCasesForm(raw)).toBeNull()
})

test('who may lay a statement beside the ledger, and who may look', () => {
  const may = (permission: 'reconciliation.run' | 'reconciliation.read') =>
    (['support', 'approver', 'finance', 'admin', 'auditor', 'studio'] as const).filter(
      role => reasonAgainst(role, permission) === null,
    )
  expect(may('reconciliation.run')).toEqual(['finance', 'admin'])
  expect(may('reconciliation.read')).toEqual(['finance', 'admin', 'auditor'])
})

test('the door looks at origin, sign-in and permission before it reads a byte', async () => {
  let staff: unknown = null
  vi.doMock('@/lib/staff/current', () => ({ currentStaff: async () => staff }))
  const { takeStatement } = await import('@/lib/reconciliation/door')
  let read = 0
  const send = async (origin: string | null) => {
    const body = new ReadableStream(
      {
        pull(controller) {
          read++
          controller.enqueue(new TextEncoder().encode('a,b,c\n'))
          controller.close()
        },
      },
      { highWaterMark: 0 },
    )
    const url = `http://cage.test/api/reconciliation?provider=${table.provider.id}&from=2026-11-01&to=2026-11-30&name=x.csv`
    const headers = { host: 'cage.test', ...(origin ? { origin } : {}) }
    const request = new Request(url, { method: 'POST', headers, body, duplex: 'half' } as RequestInit)
    const answer = await takeStatement(request)
    return { status: answer.status, body: await answer.json() }
  }
  expect(await send('https://evil.test')).toMatchObject({ status: 403 })
  expect(await send(null)).toMatchObject({ status: 403 })
  expect(await send('http://cage.test')).toMatchObject({ status: 401 })
  const auditor = await hire('auditor')
  staff = { id: auditor.id, name: 'Otto', role: 'auditor', address: '::1', sessionId: null }
  expect(await send('http://cage.test')).toMatchObject({
    status: 403,
    body: { message: expect.stringMatching(/may not lay/) },
  })
  expect(read).toBe(0)
  staff = { id: clerk.id, name: 'Fiona', role: 'finance', address: '::1', sessionId: null }
  const { status, body } = await send('http://cage.test')
  expect(status).toBe(202)
  expect(read).toBe(1)
  await vi.waitFor(async () => {
    const run = await prisma().reconciliation.findUniqueOrThrow({ where: { id: body.id } })
    expect(run).toMatchObject({ state: 'failed', startedBy: `staff:${clerk.id}` })
  })
})
