import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { sweepStuckRounds } from '@/lib/cases/sweep'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma, inTransaction, prisma } from '@/lib/db/prisma'
import { derivedId } from '@/lib/ids'
import { ownDatabase } from '@/tests/support/database'
import { type Guest, openTable, type Table } from '@/tests/support/table'

// The sweep looks at the whole casino, so this file has one of its own.
beforeAll(async () => {
  await ownDatabase()
})

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const minute = 60_000
const hour = 60 * minute
const day = 24 * hour

/** What stands on a player's stuck rounds, oldest case first. */
async function casesOf(guest: Guest) {
  const found = await prisma().case.findMany({
    where: { kind: 'stuck_round', playerId: guest.id },
    orderBy: { openedAt: 'asc' },
  })
  return found.map(one => ({ ...one, amount: one.amount?.toFixed() ?? null }))
}

const caseOf = async (guest: Guest) => (await casesOf(guest))[0]
const sweepIn = (age: number) => sweepStuckRounds(Date.now() + age)
const events = (caseId: string) =>
  prisma().auditEvent.findMany({ where: { subjectId: caseId }, orderBy: { seq: 'asc' } })

async function stuckAfter(table: Table, minutes: number) {
  await prisma().provider.update({ where: { id: table.provider.id }, data: { stuckAfterMinutes: minutes } })
}

describe('a round is stuck', () => {
  test('for a bet that nothing answered, once it is older than the threshold and not before', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await table.bet(anna, 'b2', '12.5')
    await sweepIn(59 * minute)
    expect(await casesOf(anna)).toEqual([])
    await sweepIn(61 * minute)
    const round = await prisma().round.findFirstOrThrow({ where: { playerId: anna.id } })
    expect(await casesOf(anna)).toMatchObject([
      {
        state: 'open',
        reason: 'bet_without_win',
        code: null,
        currency: 'EUR',
        amount: '42.5',
        roundId: round.id,
        providerId: table.provider.id,
        openedBy: 'sweep',
        since: round.openedAt,
      },
    ])
  })

  test('for the part of it that is not settled', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await table.bet(anna, 'b2', '5')
    await table.win(anna, 'w1', '0', { bet_transaction_id: 'b1' })
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'bet_without_win', amount: '5' })
  })

  test('for a free bet too: nothing is at stake, but a win may be missing', async () => {
    const table = await openTable()
    const anna = await table.seat('1')
    await table.bet(anna, 'b1', '30', { type: 'free' })
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'bet_without_win', amount: '0' })
  })

  test('for a win that was refused, with its code, until the win is accepted', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    expect((await table.win(anna, 'w1', '10', { currency: 'USD' })).outcome).toBe('WRONG_CURRENCY')
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'win_refused', code: 'WRONG_CURRENCY', amount: '30' })
    expect((await table.win(anna, 'w1', '10')).outcome).toBe('ok')
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ state: 'closed', ended: 'moved_on', closedBy: 'sweep' })
  })

  test('for a rollback that was refused', async () => {
    const table = await openTable({ rollback_amount: 'error' })
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    const round = { round_id: 'r1', game_id: 'g1' }
    const refused = await table.rollback(anna, 'x1', 'b1', { ...round, amount: '29', currency: 'EUR' })
    expect(refused.outcome).toBe('INVALID_REQUEST')
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'rollback_refused', code: 'INVALID_REQUEST' })
  })

  test('for a rollback that was refused and named no round', async () => {
    const table = await openTable({ rollback_amount: 'error' })
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    expect((await table.rollback(anna, 'x1', 'b1', { amount: '29', currency: 'EUR' })).outcome).toBe(
      'INVALID_REQUEST',
    )
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'rollback_refused', code: 'INVALID_REQUEST' })
  })

  test('with a late bet in it', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await table.rollback(anna, 'x2', 'b2')
    expect((await table.bet(anna, 'b2', '30')).outcome).toBe('TRANSACTION_ROLLED_BACK')
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'late_bet', amount: '30' })
  })

  test('for a win that came without a bet and was let in', async () => {
    const table = await openTable({ orphan_win: 'accept' })
    const anna = await table.seat('100')
    await table.win(anna, 'w1', '7')
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ reason: 'orphan_win', amount: '7' })
  })
})

describe('a round is not stuck', () => {
  test('when every bet has its win, though the provider never closed it', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await table.bet(anna, 'b2', '5')
    await table.win(anna, 'w1', '10')
    await table.win(anna, 'w2', '10')
    await sweepIn(2 * hour)
    expect(await casesOf(anna)).toEqual([])
  })

  test('when it is closed, cancelled, or only a free win', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30', { round_id: 'closed', round_closed: true })
    await table.bet(anna, 'b2', '30', { round_id: 'cancelled' })
    await table.rollback(anna, 'x2', 'b2')
    await table.win(anna, 'w3', '5', { round_id: 'free', type: 'free' })
    await table.rollback(anna, 'x4', 'b4')
    await table.bet(anna, 'b4', '30', { round_id: 'late' })
    await table.bet(anna, 'b5', '1', { round_id: 'tip', type: 'tip' })
    await sweepIn(2 * hour)
    expect(await casesOf(anna)).toEqual([])
  })

  test('when what answered it stands; it is when that was rolled back', async () => {
    const table = await openTable({ win_rollback: 'negative' })
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await table.win(anna, 'w1', '10', { round_closed: true })
    await sweepIn(2 * hour)
    expect(await casesOf(anna)).toEqual([])
    await table.rollback(anna, 'x1', 'w1')
    await sweepIn(day + 2 * hour)
    expect(await caseOf(anna)).toMatchObject({ state: 'open', reason: 'bet_without_win' })
  })
})

describe('the sweep', () => {
  test('opens a case once, however often it runs and however many run at once', async () => {
    const table = await openTable()
    const guests = await table.seats(5, '10')
    for (const guest of guests) await table.bet(guest, `b-${guest.id}`, '1')
    const swept = await Promise.all(Array.from({ length: 6 }, () => sweepIn(2 * hour)))
    await sweepIn(2 * hour)
    await sweepIn(3 * hour)
    for (const guest of guests) expect(await casesOf(guest)).toHaveLength(1)
    expect(swept.reduce((sum, { opened }) => sum + opened, 0)).toBe(5)
  })

  test('closes its case when the round moved on, and says so in the trail, whoever owns it', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await sweepIn(2 * hour)
    const { id } = (await caseOf(anna))!
    const staff = await prisma().staff.create({
      data: {
        id: derivedId(id),
        email: `${id}@cage.test`,
        name: 'Olga Owner',
        role: 'support',
        createdAt: new Date(),
      },
    })
    await prisma().case.update({ where: { id }, data: { ownerId: staff.id } })
    await table.win(anna, 'w1', '10')
    await sweepIn(2 * hour)
    expect(await caseOf(anna)).toMatchObject({ state: 'closed', ended: 'moved_on', ownerId: staff.id })
    const trail = await events(id)
    expect(trail.map(({ action, actor }) => [action, actor])).toEqual([['case.close', 'sweep']])
    expect(JSON.parse(trail[0]!.after!)).toEqual({ state: 'closed', ended: 'moved_on', owner: 'Olga Owner' })
  })

  test('opens its case again when the round gets stuck again', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await sweepIn(2 * hour)
    await table.win(anna, 'w1', '10')
    await sweepIn(2 * hour)
    await table.bet(anna, 'b2', '4')
    await sweepIn(day + 2 * hour)
    const [again, ...others] = await casesOf(anna)
    expect(others).toEqual([])
    expect(again).toMatchObject({ state: 'open', amount: '4', closedAt: null, closedBy: null, ended: null })
    expect((await events(again!.id)).map(({ action }) => action)).toEqual(['case.close', 'case.reopen'])
  })

  test('leaves closed what a person closed, until the round changes', async () => {
    const table = await openTable()
    const [anna, bert] = [await table.seat('100'), await table.seat('100')]
    for (const guest of [anna, bert]) await table.bet(guest, `b-${guest.id}`, '30')
    await sweepIn(2 * hour)
    for (const guest of [anna, bert])
      await prisma().case.updateMany({
        where: { playerId: guest.id },
        data: { state: 'closed', closedAt: new Date(), closedBy: 'staff:somebody', ended: 'no_action' },
      })
    await table.bet(bert, `b2-${bert.id}`, '5')
    await sweepIn(day + 2 * hour)
    expect(await caseOf(anna)).toMatchObject({ state: 'closed', closedBy: 'staff:somebody' })
    expect(await caseOf(bert)).toMatchObject({ state: 'open', amount: '35' })
  })

  test('follows a threshold that is lowered and raised, and misses nothing', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '30')
    await sweepIn(20 * minute)
    expect(await casesOf(anna)).toEqual([])
    await stuckAfter(table, 10)
    await sweepIn(20 * minute)
    expect(await caseOf(anna)).toMatchObject({ state: 'open' })
    await stuckAfter(table, 600)
    await sweepIn(21 * minute)
    expect(await caseOf(anna)).toMatchObject({ state: 'closed', ended: 'not_stuck' })
    await sweepIn(599 * minute)
    expect(await caseOf(anna)).toMatchObject({ state: 'closed' })
    await sweepIn(601 * minute)
    expect(await caseOf(anna)).toMatchObject({ state: 'open' })
  })

  test('meets a round that is raised over before it was ever looked at', async () => {
    const table = await openTable()
    const early = await table.seat('100')
    await table.bet(early, 'b1', '30')
    await sweepIn(61 * minute)
    const late = await table.seat('100')
    await table.bet(late, 'b2', '30')
    await stuckAfter(table, 10_080)
    await sweepIn(62 * minute)
    await stuckAfter(table, 60)
    await sweepIn(63 * minute)
    for (const guest of [early, late]) expect(await caseOf(guest)).toMatchObject({ state: 'open' })
  })

  test('meets a round that is written after the sweep went past its time', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await sweepIn(60 * minute)
    // Written now, opened (as its row says) half a minute before where the sweep has come to.
    await table.bet(anna, 'b1', '30')
    await appPool().query(`update rounds set opened_at = opened_at - interval '30 s' where player_id = $1`, [
      anna.id,
    ])
    await sweepIn(61 * minute)
    expect(await caseOf(anna)).toMatchObject({ state: 'open' })
    // And one whose writer was far behind: the later looks meet it.
    const bert = await table.seat('100')
    await table.bet(bert, 'b2', '30')
    await appPool().query(
      `update rounds set opened_at = opened_at - interval '20 min' where player_id = $1`,
      [bert.id],
    )
    await sweepIn(61 * minute)
    expect(await casesOf(bert)).toEqual([])
    await sweepIn(day + 61 * minute)
    expect(await caseOf(bert)).toMatchObject({ state: 'open' })
  })

  test('gets through many rounds, also of one moment, and forgets none', async () => {
    const table = await openTable()
    const anna = await table.seat('100')
    await table.bet(anna, 'b1', '1', { round_id: 'first' })
    await table.win(anna, 'w1', '1', { round_id: 'first' })
    const copied = 12_000
    // Rounds of a provider that never closes any, every fourth without its win; half of them in one millisecond.
    await appPool().query(
      `insert into rounds select gen_random_uuid(), provider_id, game_id, 'copy' || n, player_id, currency, 'open', 0, 0, 0, 0, 1,
         rate, rate_day, rate_source, rate_stale, null,
         opened_at - interval '3 h' + case when n <= ${copied / 2} then interval '0' else n * interval '1 ms' end, updated_at
       from rounds, generate_series(1, ${copied}) n where player_id = $1`,
      [anna.id],
    )
    await appPool().query(
      `insert into transactions (id, provider_id, scope, provider_transaction_id, kind, type, wallet_id, seq, player_id, round_id,
         currency, amount, round_closed, reverses, effect, http_status, body, balance, fingerprint, previous_hash, hash, hash_version,
         actor, at)
       select gen_random_uuid(), r.provider_id, '', 'copied-' || r.id, 'win', 'cash', r.id, 1, r.player_id, r.id, r.currency, 1, false,
         false, 'recorded', 200, '', 0, '', '', '', 1, 'test', r.opened_at
       from rounds r where r.player_id = $1 and substr(r.provider_round_id, 5) ~ '^[0-9]+$'
         and substr(r.provider_round_id, 5)::int % 4 = 0`,
      [anna.id],
    )
    await sweepIn(2 * hour)
    const { rows } = await appPool().query(
      `select count(*)::int as cases, count(distinct round_id)::int as rounds from cases
       where kind = 'stuck_round' and player_id = $1`,
      [anna.id],
    )
    expect(rows[0]).toEqual({ cases: copied / 4, rounds: copied / 4 })
  })

  test('that is refused the lock leaves the work to the one that has it', async () => {
    await inTransaction(async tx => {
      await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('cage.sweep'))`
      expect(await sweepIn(2 * hour)).toEqual({ opened: 0, reopened: 0, closed: 0, complete: false })
    })
  })
})
