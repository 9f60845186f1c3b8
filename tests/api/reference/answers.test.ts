import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { operations } from '@/lib/reference/operations'
import { flawsOf } from '../../support/api-document'
import { type Answered, call, newPlayer, newProvider, openCasino, unique } from '../../support/casino'

let casino: Awaited<ReturnType<typeof openCasino>>
beforeAll(async () => {
  casino = await openCasino()
})
afterAll(() => casino.close())

const operation = (id: string) => operations.find(one => one.id === id)!

/** Sends it as the reference names it, and holds the answer against the document. */
async function send(
  id: string,
  key: { keyId: string; secret: string },
  body: object | string,
  path: Record<string, string> = {},
  tamper?: (headers: Record<string, string>) => void,
): Promise<Answered> {
  const { method, path: pattern } = operation(id)
  const filled = pattern.replace(/\{([a-z_]+)\}/g, (_all, name: string) => encodeURIComponent(path[name]!))
  const bytes = method === 'GET' || method === 'DELETE' ? '' : body
  const answered = await call(casino.url, key, filled, bytes, tamper, method)
  expect(flawsOf(operation(id), answered), `${id}: ${answered.text}`).toEqual([])
  return answered
}

describe('the answers are what the document says', () => {
  test('of the wallet, done and refused', async () => {
    const provider = await newProvider()
    const { id: player, token } = await newPlayer(provider)
    await send(
      'deposit',
      casino.operator,
      { transaction_id: unique('d'), currency: 'EUR', amount: '10' },
      { player_id: player },
    )
    const facts = { player_id: player, game_id: 'g1', round_id: 'r', currency: 'EUR' }
    const codeOf = async (id: string, body: object) => (await send(id, provider.key, body)).body.error?.code
    expect(await codeOf('auth', { token, game_id: 'g1' })).toBeUndefined()
    expect(await codeOf('auth', { token: 'nobody' })).toBe('INVALID_TOKEN')
    expect(await codeOf('auth', { token, game_id: 'nothing' })).toBe('GAME_NOT_FOUND')
    expect(await codeOf('balance', { player_id: player, currency: 'EUR' })).toBeUndefined()
    expect(await codeOf('balance', { player_id: player, currency: 'SEK' })).toBe('WRONG_CURRENCY')
    const bet = (transaction_id: string, more = {}) => ({
      ...facts,
      token,
      transaction_id,
      amount: '4',
      ...more,
    })
    expect(await codeOf('bet', bet('t1'))).toBeUndefined()
    expect(await codeOf('bet', bet('t1'))).toBeUndefined()
    expect(await codeOf('bet', bet('t1', { amount: '5' }))).toBe('TRANSACTION_CONFLICT')
    expect(await codeOf('bet', bet('t2', { amount: 4 }))).toBe('INVALID_REQUEST')
    expect(await codeOf('bet', bet('t3', { amount: '400' }))).toBe('INSUFFICIENT_FUNDS')
    expect(await codeOf('bet', bet('t4', { type: 'tip' }))).toBeUndefined()
    expect(await codeOf('win', { ...facts, transaction_id: 'w0', round_id: 'x', amount: '1' })).toBe(
      'TRANSACTION_NOT_FOUND',
    )
    expect(await codeOf('win', { ...facts, transaction_id: 'w1', amount: '1' })).toBeUndefined()
    expect(
      await codeOf('win', { ...facts, transaction_id: 'w2', amount: '0', round_closed: true }),
    ).toBeUndefined()
    expect(await codeOf('bet', bet('t5'))).toBe('ROUND_CLOSED')
    const rollback = { player_id: player, transaction_id: 'b1', original_transaction_id: 't1' }
    expect(await codeOf('rollback', rollback)).toBe('ALREADY_SETTLED')
    expect(
      await codeOf('rollback', { ...rollback, transaction_id: 'b2', original_transaction_id: 'nothing' }),
    ).toBeUndefined()
    expect(
      await codeOf('jackpot', {
        player_id: player,
        transaction_id: 'j1',
        jackpot_id: 'mega',
        currency: 'EUR',
        amount: '9',
      }),
    ).toBeUndefined()
  })

  test('of every call whose signature is wrong, stale or whose body is too large', async () => {
    const provider = await newProvider()
    for (const { id, door, method } of operations) {
      const key = door === 'wallet' ? provider.key : casino.operator
      const path = { player_id: 'p', session_id: 's' }
      const wrong = await send(id, key, {}, path, headers => {
        headers['x-signature'] = 'v1=00'
      })
      expect(wrong.body.error.code).toBe('INVALID_SIGNATURE')
      if (method === 'GET' || method === 'DELETE') continue
      const large = await send(id, key, 'x'.repeat(70_000), path)
      expect(large.body.error.code).toBe('BODY_TOO_LARGE')
    }
  })

  test("of the operator's calls", async () => {
    const player = unique('player')
    const path = { player_id: player }
    const provider = await newProvider()
    expect((await send('get-player', casino.operator, '', path)).status).toBe(404)
    expect((await send('put-player', casino.operator, { currency: 'EUR', country: 'ES' }, path)).status).toBe(
      200,
    )
    expect((await send('put-player', casino.operator, { currency: 'SEK' }, path)).status).toBe(422)
    expect((await send('get-player', casino.operator, '', path)).status).toBe(200)
    const money = { transaction_id: unique('d'), currency: 'EUR', amount: '10.5' }
    expect((await send('deposit', casino.operator, money, path)).status).toBe(200)
    const away = { ...money, transaction_id: unique('w') }
    expect((await send('withdrawal', casino.operator, away, path)).status).toBe(200)
    const more = { ...money, transaction_id: unique('w') }
    expect((await send('withdrawal', casino.operator, more, path)).status).toBe(402)
    const opened = await send('open-session', casino.operator, {
      player_id: player,
      provider_id: provider.id,
      currency: 'EUR',
    })
    expect(opened.status).toBe(200)
    expect((await send('transactions', casino.operator, '', path)).body.transactions).toHaveLength(3)
    const session = { session_id: opened.body.session_id }
    expect((await send('end-session', casino.operator, '', session)).status).toBe(200)
    expect((await send('end-session', casino.operator, '', { session_id: 'nobody' })).status).toBe(400)
  })
})
