import { beforeAll, describe, expect, test } from 'vitest'
import { toDay } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { setRate } from '@/lib/fx/set'
import { putPlayer } from '@/lib/players/put'
import { openSession } from '@/lib/sessions/open'
import { by } from '../support/casino'
import { ownDatabase } from '../support/database'
import { suspendProvider } from '../support/provider-verbs'
import { type Guest, openTable, type Table } from '../support/table'

let table: Table
let anna: Guest
beforeAll(async () => {
  await ownDatabase()
  table = await openTable()
  anna = await table.seat('100.00')
})

const auth = (token: string, facts: object = {}, at = table) => at.wallet('auth', { token, ...facts })

describe('/auth', () => {
  test('opens a token as often as wanted', async () => {
    await putPlayer({ playerId: anna.id, currency: 'EUR', country: 'SE', language: 'sv' }, by())
    for (let time = 0; time < 3; time++) {
      const { status, body } = await auth(anna.token, { game_id: 'g1' })
      expect([status, body]).toEqual([
        200,
        {
          player_id: anna.id,
          currency: 'EUR',
          balance: '100.00',
          country: 'SE',
          language: 'sv',
          session_id: expect.stringMatching(/^[0-9a-f-]{36}$/),
          expires_at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/),
        },
      ])
    }
  })

  test('an unknown token, its hash, and another provider’s are INVALID_TOKEN', async () => {
    const other = await openTable()
    const { rows } = await appPool().query(
      "select encode(token_hash, 'hex') as hash from sessions where player_id = $1",
      [anna.id],
    )
    for (const token of ['nope', anna.token.toLowerCase(), ` ${anna.token}`, rows[0].hash])
      expect((await auth(token)).outcome).toBe('INVALID_TOKEN')
    expect((await auth(anna.token, {}, other)).outcome).toBe('INVALID_TOKEN')
  })

  test('an expired and an ended token are TOKEN_EXPIRED', async () => {
    const short = {
      playerId: anna.id,
      providerId: table.provider.id,
      gameId: null,
      currency: 'EUR',
      ttlSeconds: 60,
    }
    const expired = await openSession(short, { ...by(), at: Date.now() - 61_000 })
    expect((await auth(expired.token)).outcome).toBe('TOKEN_EXPIRED')
    const ended = await openSession(short, by())
    await appPool().query('update sessions set ended_at = now() where id = $1', [ended.sessionId])
    expect((await auth(ended.token)).outcome).toBe('TOKEN_EXPIRED')
    expect((await auth(anna.token)).outcome).toBe('ok')
  })

  test('an unknown game is GAME_NOT_FOUND, another provider’s too', async () => {
    expect((await auth(anna.token, { game_id: 'nope' })).outcome).toBe('GAME_NOT_FOUND')
  })

  test('blocked players and suspended providers may: only debits are refused to them', async () => {
    const own = await openTable()
    const bob = await own.seat('5.00')
    for (const status of ['blocked', 'self_excluded', 'closed'] as const) {
      await putPlayer({ playerId: bob.id, currency: 'EUR', status }, by())
      expect((await auth(bob.token, {}, own)).body.balance).toBe('5.00')
      expect(await own.balance(bob)).toBe('5.00')
      expect((await own.bet(bob, `b-${status}`, '1.00')).outcome).toBe('PLAYER_BLOCKED')
    }
    await suspendProvider(own.provider.id)
    expect((await auth(bob.token, {}, own)).outcome).toBe('ok')
    expect(await own.balance(bob)).toBe('5.00')
  })
})

describe('/balance', () => {
  test('an unknown player is PLAYER_NOT_FOUND, another currency WRONG_CURRENCY', async () => {
    const ask = (player_id: string, currency: string) =>
      table.wallet('balance', { player_id, currency }).then(reply => reply.outcome)
    expect(await ask('nobody', 'EUR')).toBe('PLAYER_NOT_FOUND')
    expect(await ask(anna.id.toUpperCase(), 'EUR')).toBe('PLAYER_NOT_FOUND')
    expect(await ask(anna.id, 'USD')).toBe('WRONG_CURRENCY')
  })

  test('a token is only recorded: an unknown one is no refusal', async () => {
    const reply = await table.wallet('balance', { player_id: anna.id, currency: 'EUR', token: 'nope' })
    expect(reply.outcome).toBe('ok')
  })

  for (const [currency, empty, after] of [
    ['EUR', '0.00', '12.50'],
    ['JPY', '0', '12.5'],
    ['BHD', '0.000', '12.500'],
    ['BTC', '0.00000000', '12.50000000'],
    ['CLF', '0.0000', '12.5000'],
    ['IDR', '0.00', '12.50'],
  ] as const) {
    test(`in ${currency} has that currency’s decimals, in every answer`, async () => {
      await setRate({ day: toDay(Date.now()), currency, rate: '1.5', source: 'test' }, by()).catch(() => {})
      const guest = await table.seat('0', currency)
      expect(await table.balance(guest)).toBe(empty)
      await table.deposit(guest, '12.5')
      expect(await table.balance(guest)).toBe(after)
      expect((await auth(guest.token)).body.balance).toBe(after)
      expect((await table.bet(guest, `zero-${currency}`, '0')).body.balance).toBe(after)
      expect((await table.bet(guest, `much-${currency}`, '13')).body).toMatchObject({
        balance: after,
        currency,
      })
      expect((await table.bet(guest, `fine-${currency}`, '0.0000000001')).body.balance).toBe('12.4999999999')
    })
  }
})

test('a sandbox key touches test players only, a live key real ones only', async () => {
  const sandbox = await openTable({}, 'sandbox')
  const tester = await sandbox.seat('10.00')
  expect((await auth(tester.token, {}, sandbox)).body.balance).toBe('10.00')
  for (const [at, guest] of [
    [sandbox, anna],
    [table, tester],
  ] as const) {
    const named = { player_id: guest.id, currency: 'EUR' }
    const money = {
      ...named,
      transaction_id: `wrong-${guest.id}`,
      round_id: 'r1',
      game_id: 'g1',
      amount: '1.00',
    }
    const replies = await Promise.all([
      at.wallet('balance', named),
      at.wallet('bet', { ...money, token: guest.token }),
      at.wallet('win', money),
      at.wallet('jackpot', { ...money, jackpot_id: 'mega' }),
      at.wallet('rollback', { player_id: guest.id, transaction_id: 'x', original_transaction_id: 'o' }),
    ])
    for (const reply of replies) {
      expect(reply.outcome).toBe('PLAYER_NOT_FOUND')
      expect(reply.body).not.toHaveProperty('balance')
    }
    expect((await auth(guest.token, {}, at)).outcome).toBe('INVALID_TOKEN')
  }
  const session = {
    playerId: tester.id,
    providerId: table.provider.id,
    gameId: null,
    currency: 'EUR',
    ttlSeconds: null,
  }
  await expect(openSession(session, by())).rejects.toMatchObject({ code: 'PLAYER_NOT_FOUND' })
})
