import { beforeAll, describe, expect, test } from 'vitest'
import { readRoundPage } from '@/app/(desk)/rounds/[id]/read'
import { flushRequests } from '@/lib/requests/log'
import { getRound } from '@/lib/rounds/get'
import { roundIdOf } from '@/lib/wallet/command'
import { ownDatabase } from '../../support/database'
import { type Guest, openTable, type Table } from '../../support/table'

beforeAll(() => ownDatabase())

const idOf = (table: Table, guest: Guest, round = 'r1') => roundIdOf(table.provider.id, 'g1', round, guest.id)

async function pageOf(table: Table, guest: Guest, round = 'r1') {
  await flushRequests()
  const found = await getRound(idOf(table, guest, round))
  if (!found) throw new Error('no round')
  return { round: found, ...(await readRoundPage(found)) }
}

type Page = Awaited<ReturnType<typeof pageOf>>

/** An entry in a line: what it was, what it came to, how often it came again, what it has otherwise. */
function linesOf({ timeline }: Page): string[] {
  return timeline.map(entry => {
    if (entry.kind === 'case') return `case ${entry.one.title}`
    if (entry.kind === 'transaction') return `alone ${entry.transaction.kind}`
    if (entry.kind !== 'call') return entry.kind
    const { first, repeats, differs } = entry.call
    const moved = entry.transaction
      ? (entry.transaction.posting?.balanceAfter ?? entry.transaction.effect)
      : '-'
    const unlike = differs.map(one => one.field).join()
    return [first.endpoint, first.transactionId, first.code ?? 'ok', `x${1 + repeats.length}`, moved, unlike]
      .join(' ')
      .trim()
  })
}

describe('the timeline is complete', () => {
  test('repeats, a conflict, a refused win, a settled bet’s rollback, wins, in order', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    await table.bet(anna, 't1', '5.00')
    await table.bet(anna, 't1', '5.0')
    await table.bet(anna, 't1', '6.00')
    await table.bet(anna, 't2', '500.00')
    await table.win(anna, 'w1', '8.00', { round_closed: true })
    await table.win(anna, 'w2', '9.00')
    await table.win(anna, 'w2', '9.00')
    await table.rollback(anna, 'x1', 't1')
    await table.bet(anna, 'other', '1.00', { round_id: 'r2' })
    const page = await pageOf(table, anna)
    expect(linesOf(page).filter(line => !line.startsWith('case'))).toEqual([
      'bet t1 ok x2 95.00',
      'bet t1 TRANSACTION_CONFLICT x1 - amount',
      'bet t2 INSUFFICIENT_FUNDS x1 refused',
      'win w1 ok x1 103.00',
      'win w2 ROUND_CLOSED x2 -',
      'rollback x1 ALREADY_SETTLED x1 -',
    ])
    expect(page.cases.map(one => one.kind)).toContain('credit_refused')
    expect(page.head.balances).toEqual({ before: '100.00', after: '103.00' })
    expect(page.verdict.headline).toMatch(/8\.00 EUR was credited/)
    expect(page.verdict.tone).toBe('warn')
    expect(page.verdict.remarks.join('\n')).toMatch(/A rollback of t1 was refused once/)
    expect(page.policies.map(one => one.key).sort()).toEqual([
      'id_scope',
      'late_win',
      'replayed_body',
      'settled_rollback',
    ])
    expect(page.head.closer).toMatchObject({ words: 'closed by the win' })
    expect(page.timeline.map(entry => `#${entry.id}`)).toContain(page.head.closer!.href)
  })

  test('a rollback that came before its bet is there, though it names no round', async () => {
    const table = await openTable()
    const anna = await table.seat('100.00')
    await table.rollback(anna, 'x1', 't1')
    await table.bet(anna, 't1', '5.00')
    const page = await pageOf(table, anna)
    expect(linesOf(page)).toEqual(['rollback x1 ok x1 recorded', 'bet t1 TRANSACTION_ROLLED_BACK x1 refused'])
    expect(page.verdict.headline).toMatch(/was never taken\. The provider had rolled it back/)
    expect(page.policies.map(one => one.key).sort()).toEqual(['late_bet', 'unknown_rollback'])
  })

  test('a rolled-back bet, told by its own page and by that of its round only', async () => {
    const table = await openTable()
    const [anna, bert] = [await table.seat('100.00'), await table.seat('100.00')]
    await table.bet(anna, 't1', '5.00')
    await table.bet(bert, 't2', '7.00')
    await table.rollback(anna, 'x1', 't1', { reason: 'timeout' })
    const page = await pageOf(table, anna)
    expect(linesOf(page)).toEqual(['bet t1 ok x1 95.00', 'rollback x1 ok x1 100.00'])
    expect(page.verdict).toMatchObject({ tone: 'good', remarks: [] })
    expect(linesOf(await pageOf(table, bert))).toEqual(['bet t2 ok x1 93.00'])
  })

  test('another player using the same id is shown as the conflict it is', async () => {
    const table = await openTable()
    const [anna, bert] = [await table.seat('100.00'), await table.seat('100.00')]
    await table.bet(anna, 't1', '5.00')
    await table.bet(bert, 't1', '5.00', { round_id: 'elsewhere' })
    const lines = linesOf(await pageOf(table, anna))
    expect(lines[1]).toMatch(/^bet t1 TRANSACTION_CONFLICT x1 - player_id,round_id/)
  })
})

describe('rounds that never opened', () => {
  test('a refused bet leaves a page', async () => {
    const table = await openTable()
    const anna = await table.seat('1.00')
    await table.bet(anna, 't1', '5.00')
    const page = await pageOf(table, anna)
    expect(page.round).toMatchObject({ status: 'unopened', roundId: 'r1', stake: '0.00', playerId: anna.id })
    expect(page.verdict.headline).toMatch(/was refused .*: the balance was too low/)
  })

  test('an orphan win leaves a page, by its case', async () => {
    const table = await openTable()
    const anna = await table.seat()
    await table.win(anna, 'w1', '12.00')
    await table.win(anna, 'w1', '12.00')
    const page = await pageOf(table, anna)
    expect(page.round).toMatchObject({ status: 'unopened', roundId: 'r1', gameId: 'g1' })
    expect(linesOf(page)[0]).toBe('win w1 TRANSACTION_NOT_FOUND x2 -')
    expect(page.verdict).toMatchObject({ tone: 'bad' })
    expect(page.policies.map(one => `${one.key}=${one.value}`)).toEqual(['orphan_win=error'])
  })
})

test('a policy is told at the version that judged, though it changed since', async () => {
  const { setPolicies } = await import('@/tests/support/provider-verbs')
  const { by } = await import('../../support/casino')
  const table = await openTable()
  const anna = await table.seat('100.00')
  await table.bet(anna, 't1', '5.00', { round_closed: true })
  await table.win(anna, 'w1', '1.00')
  await setPolicies(table.provider.id, { late_win: 'accept' }, by())
  await table.win(anna, 'w2', '2.00')
  const page = await pageOf(table, anna)
  expect(page.policies.map(({ key, value, version }) => `${key}=${value} v${version}`)).toEqual([
    'late_win=accept v2',
    'late_win=error v1',
  ])
})

test('calls that are no longer kept are said to be gone, and their transactions stay', async () => {
  const table = await openTable()
  const anna = await table.seat('100.00')
  await table.bet(anna, 't1', '5.00')
  await flushRequests()
  const { ownerPool } = await import('@/lib/db/pools')
  await ownerPool().query('delete from requests where player_id = $1', [anna.id])
  await ownerPool().query(
    `update rounds set opened_at = opened_at - interval '60 days' where player_id = $1`,
    [anna.id],
  )
  const page = await pageOf(table, anna)
  expect(page.gap).toMatch(/^Calls before \d{4}-\d\d-\d\d are no longer kept/)
  expect(linesOf(page)).toEqual(['alone bet'])
})
