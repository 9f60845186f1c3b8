import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import type { AuditScope } from '@/lib/audit/scope'
import { closePools } from '@/lib/db/pools'
import { closePrisma, inTransaction, prisma } from '@/lib/db/prisma'
import { walletId } from '@/lib/ledger/account'
import { parseAmount } from '@/lib/money/amount'
import { type PlayerStatus, playerStatuses } from '@/lib/players/get'
import { listLimits } from '@/lib/players/list-limits'
import { setLimit } from '@/lib/players/set-limit'
import { type NewStatus, setStatus } from '@/lib/players/set-status'
import { statusChange } from '@/lib/players/status-changes'
import { listSessions, sessionFilter } from '@/lib/sessions/list'
import { revokeSessions } from '@/lib/sessions/revoke'
import {
  call,
  deposit,
  newPlayer,
  newProvider,
  openCasino,
  type TestProvider,
  unique,
} from '../../support/casino'

let casino: Awaited<ReturnType<typeof openCasino>>
let provider: TestProvider
beforeAll(async () => {
  casino = await openCasino()
  provider = await newProvider()
})
afterAll(async () => {
  await casino.close()
  await closePrisma()
  await closePools()
})

const hour = 3_600_000
const reason = 'as the test says'

/** A verb of staff at a moment, in one transaction with its audit. */
function act<Input, T>(verb: (scope: AuditScope, input: Input) => Promise<T>, input: Input, at = Date.now()) {
  const by: By = { actor: 'staff:7d0bd7a0-0000-4000-8000-000000000001', at }
  return inTransaction(tx => verb({ tx, by, audit: facts => recordAudit(tx, by, facts) }, input))
}

const bet = (player: { id: string; token: string }, amount: string) => {
  const facts = { round_id: unique('r'), game_id: 'g1', currency: 'EUR', transaction_id: unique('t') }
  return call(casino.url, provider.key, '/api/wallet/bet', {
    token: player.token,
    player_id: player.id,
    amount,
    ...facts,
  })
}

describe('status', () => {
  const change = (playerId: string, from: PlayerStatus, to: PlayerStatus, mayReinstate = true) =>
    act((scope, input: NewStatus) => setStatus(scope, input, mayReinstate), { playerId, from, to, reason })

  test('a self-excluded or closed player is let back only by whoever may; by no detour', async () => {
    for (const from of ['self_excluded', 'closed'] as const) {
      const player = await newPlayer(provider)
      await prisma().player.update({ where: { id: player.id }, data: { status: from } })
      await expect(change(player.id, from, 'active', false)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      await expect(change(player.id, from, 'blocked', false)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
      expect(await change(player.id, from, 'active', true)).toBe('active')
    }
  })

  test('the table decides every change; what it does not know is refused', async () => {
    for (const from of playerStatuses) {
      for (const to of playerStatuses) {
        const player = await newPlayer(provider)
        await prisma().player.update({ where: { id: player.id }, data: { status: from } })
        const made = await change(player.id, from, to).catch(refusal => refusal.code)
        expect(made, `${from} → ${to}`).toBe(statusChange(from, to) ? to : 'NOT_ALLOWED')
      }
    }
  })

  test('a block stops the next bet and keeps the session; unblocking lets it go on', async () => {
    const player = await newPlayer(provider)
    await deposit(casino.url, casino.operator, player.id, 'EUR', '10')
    await change(player.id, 'active', 'blocked')
    expect((await bet(player, '1')).body.error.code).toBe('PLAYER_BLOCKED')
    await change(player.id, 'blocked', 'active')
    expect((await bet(player, '1')).status).toBe(200)
  })

  test('self-exclusion ends every session at once, also for when it is lifted', async () => {
    const player = await newPlayer(provider)
    await deposit(casino.url, casino.operator, player.id, 'EUR', '10')
    await change(player.id, 'active', 'self_excluded')
    await change(player.id, 'self_excluded', 'active')
    expect((await bet(player, '1')).body.error.code).toBe('TOKEN_EXPIRED')
  })

  test('an account with money in it is not closed', async () => {
    const player = await newPlayer(provider)
    await deposit(casino.url, casino.operator, player.id, 'EUR', '0.01')
    await expect(change(player.id, 'active', 'closed')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect(await prisma().session.count({ where: { playerId: player.id, endedAt: null } })).toBe(1)
    const path = `/api/operator/players/${player.id}/withdrawals`
    await call(casino.url, casino.operator, path, {
      transaction_id: unique('w'),
      currency: 'EUR',
      amount: '0.01',
    })
    expect(await change(player.id, 'active', 'closed')).toBe('closed')
    expect(await prisma().session.count({ where: { playerId: player.id, endedAt: null } })).toBe(0)
  })

  test('a page that is out of date changes nothing; of two at once one is told', async () => {
    const { id } = await newPlayer(provider)
    const both = await Promise.allSettled([
      change(id, 'active', 'blocked'),
      change(id, 'active', 'self_excluded'),
    ])
    expect(both.map(one => one.status).sort()).toEqual(['fulfilled', 'rejected'])
    const events = await prisma().auditEvent.findMany({ where: { playerId: id, action: 'player.status' } })
    expect(events).toHaveLength(1)
    expect(events[0]).toMatchObject({ outcome: 'done', reason })
    expect(JSON.parse(events[0]!.before!)).toEqual({ status: 'active', reason: null })
  })

  test('nobody has no status', async () => {
    await expect(change(unique('nobody'), 'active', 'blocked')).rejects.toMatchObject({
      code: 'PLAYER_NOT_FOUND',
    })
  })
})

describe('limits', () => {
  const set = (playerId: string, amount: string | null, at: number, kind = 'loss', period = 'day') =>
    act(
      setLimit,
      { playerId, kind, period, amount: amount === null ? null : parseAmount(amount), reason } as never,
      at,
    )
  const lossPerDay = async (playerId: string, at: number) => {
    const wallet = { id: walletId(playerId, 'EUR'), playerId, currency: 'EUR' }
    const row = (await listLimits(wallet, at)).find(one => one.id === 'loss-day')!
    return [row.amount, row.waiting?.amount ?? null]
  }
  const noon = Date.parse('2026-11-20T12:00:00Z')

  test('a first limit and a decrease count at once, an increase after 24 hours', async () => {
    const { id } = await newPlayer(provider)
    expect(await set(id, '100', noon)).toBe('2026-11-20T12:00:00.000Z')
    expect(await lossPerDay(id, noon)).toEqual(['100.00', null])
    expect((await prisma().player.findUniqueOrThrow({ where: { id } })).limited).toBe(true)
    expect(await set(id, '40', noon + hour)).toBe('2026-11-20T13:00:00.000Z')
    expect(await lossPerDay(id, noon + hour)).toEqual(['40.00', null])
    expect(await set(id, '60', noon + 2 * hour)).toBe('2026-11-21T14:00:00.000Z')
    expect(await lossPerDay(id, noon + 2 * hour)).toEqual(['40.00', '60.00'])
    expect(await lossPerDay(id, noon + 26 * hour - 1)).toEqual(['40.00', '60.00'])
    expect(await lossPerDay(id, noon + 26 * hour)).toEqual(['60.00', null])
  })

  test('taking a limit away waits 24 hours too; then any limit is a first one', async () => {
    const { id } = await newPlayer(provider)
    await set(id, '100', noon)
    expect(await set(id, null, noon + hour)).toBe('2026-11-21T13:00:00.000Z')
    expect(await lossPerDay(id, noon + hour)).toEqual(['100.00', null])
    const wallet = { id: walletId(id, 'EUR'), playerId: id, currency: 'EUR' }
    const waits = (await listLimits(wallet, noon + hour)).find(one => one.id === 'loss-day')!
    expect(waits.waiting).toEqual({ amount: null, from: '2026-11-21T13:00:00.000Z' })
    expect(await lossPerDay(id, noon + 25 * hour)).toEqual([null, null])
    expect(await set(id, '5000', noon + 26 * hour)).toBe('2026-11-21T14:00:00.000Z')
  })

  test('a decrease withdraws the increase that was waiting', async () => {
    const { id } = await newPlayer(provider)
    await set(id, '100', noon)
    await set(id, '500', noon + hour)
    await set(id, '50', noon + 2 * hour)
    for (const later of [2, 24, 25, 26, 27, 50]) {
      expect(await lossPerDay(id, noon + later * hour)).toEqual(['50.00', null])
    }
  })

  test('a second increase begins to wait anew, and the first no longer comes', async () => {
    const { id } = await newPlayer(provider)
    await set(id, '100', noon)
    await set(id, '500', noon + hour)
    await set(id, '200', noon + 20 * hour)
    expect(await lossPerDay(id, noon + 26 * hour)).toEqual(['100.00', '200.00'])
    expect(await lossPerDay(id, noon + 44 * hour)).toEqual(['200.00', null])
  })

  test('asking for the present limit withdraws what waits, and is refused where nothing does', async () => {
    const { id } = await newPlayer(provider)
    await set(id, '100', noon)
    await expect(set(id, '100.00', noon + hour)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    await set(id, '500', noon + hour)
    await set(id, '100', noon + 2 * hour)
    expect(await lossPerDay(id, noon + 60 * hour)).toEqual(['100.00', null])
    await expect(set(id, '100', noon + 3 * hour)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    const other = await newPlayer(provider)
    await expect(set(other.id, null, noon)).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  })

  test('no more decimals than the currency has', async () => {
    const { id } = await newPlayer(provider, 'JPY')
    await expect(set(id, '10.5', noon)).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
    expect(await set(id, '10.0', noon)).toBeTruthy()
  })

  test('what is used: cash stakes less wins, what was rolled back given back', async () => {
    const player = await newPlayer(provider)
    const wallet = { id: walletId(player.id, 'EUR'), playerId: player.id, currency: 'EUR' }
    await deposit(casino.url, casino.operator, player.id, 'EUR', '100')
    const say = (verb: string, facts: object) =>
      call(casino.url, provider.key, `/api/wallet/${verb}`, {
        token: player.token,
        player_id: player.id,
        game_id: 'g1',
        currency: 'EUR',
        ...facts,
      })
    const named = (name: string) => ({ transaction_id: `${name}-${player.id}`, round_id: 'r1' })
    await say('bet', { ...named('b1'), amount: '10' })
    await say('bet', { ...named('b2'), amount: '7' })
    await say('bet', { ...named('tip'), amount: '3', type: 'tip' })
    await say('rollback', { transaction_id: `rb-${player.id}`, original_transaction_id: `b2-${player.id}` })
    await say('win', { ...named('w1'), amount: '4' })
    await say('win', { ...named('gift'), amount: '50', type: 'bonus' })
    const used = (await listLimits(wallet)).filter(row => row.period !== 'bet')
    expect(new Set(used.filter(row => row.kind === 'wager').map(row => row.used))).toEqual(new Set(['10.00']))
    expect(new Set(used.filter(row => row.kind === 'loss').map(row => row.used))).toEqual(new Set(['6.00']))
  })

  test('what the desk says is left is what the next bet may be', async () => {
    const player = await newPlayer(provider)
    const wallet = { id: walletId(player.id, 'EUR'), playerId: player.id, currency: 'EUR' }
    await deposit(casino.url, casino.operator, player.id, 'EUR', '100')
    await set(player.id, '20', Date.now() - 1000, 'wager', 'week')
    expect((await bet(player, '12.34')).status).toBe(200)
    const row = (await listLimits(wallet)).find(one => one.id === 'wager-week')!
    expect([row.amount, row.used, row.left]).toEqual(['20.00', '12.34', '7.66'])
    expect((await bet(player, '7.67')).body.error.code).toBe('LIMIT_EXCEEDED')
    expect((await bet(player, '7.66')).status).toBe(200)
  })
})

describe('sessions', () => {
  const list = (playerId: string) => listSessions(playerId, sessionFilter.parse({}), null)

  test('one is ended, or all that run; ending nothing is refused', async () => {
    const player = await newPlayer(provider)
    const [one] = (await list(player.id)).rows
    expect(await act(revokeSessions, { playerId: player.id, sessionId: one!.id, reason })).toBe(1)
    expect((await bet(player, '1')).body.error.code).toBe('TOKEN_EXPIRED')
    expect((await list(player.id)).rows[0]).toMatchObject({ id: one!.id, state: 'ended' })
    for (const sessionId of [one!.id, null]) {
      await expect(act(revokeSessions, { playerId: player.id, sessionId, reason })).rejects.toMatchObject({
        code: 'NOT_ALLOWED',
      })
    }
  })

  test('a session of another player is not reached by way of this one', async () => {
    const [mine, other] = [await newPlayer(provider), await newPlayer(provider)]
    const [theirs] = (await list(other.id)).rows
    await expect(
      act(revokeSessions, { playerId: mine.id, sessionId: theirs!.id, reason }),
    ).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
    expect((await list(other.id)).rows[0]!.state).toBe('live')
  })

  test('opening one is being seen', async () => {
    const { id } = await newPlayer(provider)
    const { lastSeenAt } = await prisma().player.findUniqueOrThrow({ where: { id } })
    expect(Date.now() - lastSeenAt!.getTime()).toBeLessThan(60_000)
  })
})
