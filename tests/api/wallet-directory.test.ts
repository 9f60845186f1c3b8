import { setTimeout as sleep } from 'node:timers/promises'
import { beforeAll, describe, expect, test } from 'vitest'
import { dayBefore, now, toDay } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { setRate } from '@/lib/fx/set'
import { putPlayer } from '@/lib/players/put'
import { endSession } from '@/lib/sessions/end'
import { addGame, disableGame, enableGame, setPolicies } from '@/tests/support/provider-verbs'
import { by } from '../support/casino'
import { ownDatabase } from '../support/database'
import {
  createCredential,
  resumeProvider,
  revokeCredential,
  suspendProvider,
} from '../support/provider-verbs'
import { type Guest, openTable, type Table } from '../support/table'

beforeAll(async () => void (await ownDatabase()))

// The verbs write to the database and tell no wallet process: this one learns of it as any other does.
describe('what is changed elsewhere counts for the very next call', () => {
  let table: Table
  let anna: Guest
  let bets = 0
  const bet = () =>
    table.bet(anna, `t${++bets}`, '1.00', { round_id: `r${bets}` }).then(reply => reply.outcome)
  beforeAll(async () => {
    table = await openTable()
    anna = await table.seat('1000.00')
  })

  test('a suspended provider, and its return', async () => {
    for (let time = 0; time < 5; time++) {
      await suspendProvider(table.provider.id)
      expect(await bet()).toBe('PROVIDER_SUSPENDED')
      await resumeProvider(table.provider.id)
      expect(await bet()).toBe('ok')
    }
  })

  test('a disabled game, and its return', async () => {
    for (let time = 0; time < 5; time++) {
      await disableGame(table.provider.id, 'g1')
      expect(await bet()).toBe('GAME_DISABLED')
      await enableGame(table.provider.id, 'g1')
      expect(await bet()).toBe('ok')
    }
  })

  test('a new game', async () => {
    await addGame({ providerId: table.provider.id, id: 'new', name: 'New' }, by())
    expect((await table.bet(anna, 'new', '1.00', { game_id: 'new' })).outcome).toBe('ok')
    await addGame({ providerId: table.provider.id, id: 'newer', name: 'Newer' }, by())
    expect((await table.wallet('auth', { token: anna.token, game_id: 'newer' })).outcome).toBe('ok')
  })

  test('a blocked player', async () => {
    await putPlayer({ playerId: anna.id, currency: 'EUR', status: 'self_excluded' }, by())
    expect(await bet()).toBe('PLAYER_BLOCKED')
    await putPlayer({ playerId: anna.id, currency: 'EUR', status: 'active' }, by())
    expect(await bet()).toBe('ok')
  })

  test('an ended session', async () => {
    const bob = await table.seat('10.00')
    const { body } = await table.wallet('auth', { token: bob.token })
    await endSession(body.session_id, by())
    expect((await table.bet(bob, `ended-${bob.id}`, '1.00')).outcome).toBe('TOKEN_EXPIRED')
    expect((await table.wallet('auth', { token: bob.token })).outcome).toBe('TOKEN_EXPIRED')
  })

  test('a policy', async () => {
    for (const [value, outcome] of [
      ['error', 'TRANSACTION_NOT_FOUND'],
      ['ok', 'ok'],
    ] as const) {
      await setPolicies(table.provider.id, { unknown_rollback: value }, by())
      expect((await table.rollback(anna, `x${++bets}`, `u${bets}`)).outcome).toBe(outcome)
    }
  })

  test('a rate', async () => {
    const carl = await table.seat('0', 'SEK')
    await setRate({ day: dayBefore(toDay(now()), 9), currency: 'SEK', rate: '0.08', source: 'test' }, by())
    await table.deposit(carl, '100.00')
    expect((await table.bet(carl, `sek-${carl.id}`, '1.00')).outcome).toBe('FX_RATE_UNAVAILABLE')
    await setRate({ day: toDay(now()), currency: 'SEK', rate: '0.09', source: 'test' }, by())
    expect((await table.bet(carl, `sek-${carl.id}`, '1.00')).outcome).toBe('ok')
    const { rows } = await appPool().query(
      "select rate::text from postings where currency = 'SEK' order by seq",
    )
    expect(rows.map(row => row.rate)).toEqual(['0.08', '0.09'])
  })

  for (const [name, facts] of Object.entries({
    bet: () => ({
      token: anna.token,
      player_id: anna.id,
      transaction_id: `k${++bets}`,
      round_id: 'rk',
      game_id: 'g1',
      currency: 'EUR',
      amount: '1.00',
    }),
    win: () => ({
      player_id: anna.id,
      transaction_id: `k${++bets}`,
      round_id: 'rk',
      game_id: 'g1',
      currency: 'EUR',
      amount: '1.00',
    }),
    rollback: () => ({
      player_id: anna.id,
      transaction_id: `k${++bets}`,
      original_transaction_id: `o${bets}`,
    }),
    jackpot: () => ({
      player_id: anna.id,
      transaction_id: `k${++bets}`,
      jackpot_id: 'mega',
      currency: 'EUR',
      amount: '1.00',
    }),
    balance: () => ({ player_id: anna.id, currency: 'EUR' }),
    auth: () => ({ token: anna.token }),
  })) {
    test(`a key made, and a key revoked: /${name}`, async () => {
      const key = await createCredential(table.provider.id, by())
      expect((await table.wallet(name as 'bet', facts(), key)).outcome).not.toBe('INVALID_SIGNATURE')
      await revokeCredential(key.keyId, by())
      expect((await table.wallet(name as 'bet', facts(), key)).outcome).toBe('INVALID_SIGNATURE')
    })
  }

  test('a revoked key decides nothing, not even what it has sent before', async () => {
    const key = await createCredential(table.provider.id, by())
    const facts = {
      player_id: anna.id,
      transaction_id: 'before',
      jackpot_id: 'mega',
      currency: 'EUR',
      amount: '1.00',
    }
    expect((await table.wallet('jackpot', facts, key)).outcome).toBe('ok')
    const before = await table.balance(anna)
    await revokeCredential(key.keyId, by())
    const replies = await Promise.all([
      table.wallet('jackpot', facts, key),
      table.wallet('jackpot', { ...facts, transaction_id: 'after' }, key),
    ])
    expect(replies.map(reply => reply.outcome)).toEqual(['INVALID_SIGNATURE', 'INVALID_SIGNATURE'])
    expect(await table.balance(anna)).toBe(before)
  })

  test('a key made while others knock with keys that do not exist', async () => {
    const strangers = { keyId: 'ck_nobody', secret: 'x' }
    let knocking = true
    const knocks = Array.from({ length: 8 }, async () => {
      while (knocking)
        expect(
          (await table.wallet('balance', { player_id: anna.id, currency: 'EUR' }, strangers)).outcome,
        ).toBe('INVALID_SIGNATURE')
    })
    for (let time = 0; time < 25; time++) {
      const key = await createCredential(table.provider.id, by())
      expect((await table.wallet('balance', { player_id: anna.id, currency: 'EUR' }, key)).outcome).toBe('ok')
      await revokeCredential(key.keyId, by())
    }
    knocking = false
    await Promise.all(knocks)
  })
})

test('keys rotated under load lose no valid call', async () => {
  const table = await openTable()
  const guests = await table.seats(8, '1000.00')
  let key = table.provider.key
  let playing = true
  const onTheWay = new Map<string, Set<Promise<unknown>>>()
  const call = async (facts: Record<string, unknown>) => {
    const calls = onTheWay.get(key.keyId) ?? new Set()
    onTheWay.set(key.keyId, calls)
    const reply = table.wallet('bet', facts, key)
    calls.add(reply)
    outcomes.add((await reply).outcome)
    calls.delete(reply)
  }
  const sent = new Map<string, number>()
  const outcomes = new Set<string>()
  const load = guests.map(async guest => {
    while (playing) {
      const number = (sent.get(guest.id) ?? 0) + 1
      sent.set(guest.id, number)
      const facts = {
        token: guest.token,
        player_id: guest.id,
        transaction_id: `${guest.id}-${number}`,
        round_id: 'r',
        game_id: 'g1',
        currency: 'EUR',
        amount: '0.01',
      }
      await call(facts)
    }
  })
  for (let time = 0; time < 8; time++) {
    const next = await createCredential(table.provider.id, by())
    const last = key
    key = next
    // What was signed with the old key is still on its way: that is what the overlap is for.
    await sleep(100)
    await Promise.all(onTheWay.get(last.keyId) ?? [])
    await revokeCredential(last.keyId, by())
  }
  playing = false
  await Promise.all(load)
  expect([...outcomes]).toEqual(['ok'])
  for (const guest of guests) {
    const { body } = await table.wallet('balance', { player_id: guest.id, currency: 'EUR' }, key)
    expect(body.balance).toBe((1000 - sent.get(guest.id)! / 100).toFixed(2))
  }
})
