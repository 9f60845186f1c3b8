import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { flushRequests } from '@/lib/requests/log'
import { by, call, newProvider, openCasino, unique } from '../../support/casino'
import { createOperatorKey, revokeCredential } from '../../support/provider-verbs'

let casino: Awaited<ReturnType<typeof openCasino>>
beforeAll(async () => {
  casino = await openCasino()
})
afterAll(async () => {
  await casino.close()
  await closePrisma()
  await closePools()
})

const none = () => {}
const at = (player: string, rest = '') => `/api/operator/players/${encodeURIComponent(player)}${rest}`
const ask = (method: string, path: string, body: object | string = '') =>
  call(casino.url, casino.operator, path, body, none, method)

describe('a player', () => {
  test('is made by PUT and shown by GET', async () => {
    const id = unique('anna')
    const made = await ask('PUT', at(id), {
      currency: 'EUR',
      country: 'SE',
      language: 'sv',
      display_name: 'Anna Å 🎲',
    })
    expect(made.status).toBe(200)
    expect(made.body).toMatchObject({
      player_id: id,
      currency: 'EUR',
      balance: '0.00',
      country: 'SE',
      language: 'sv',
      display_name: 'Anna Å 🎲',
      status: 'active',
      test: false,
    })
    expect((await ask('GET', at(id))).body).toEqual(made.body)
    expect(made.headers.get('x-signature')).toMatch(/^v1=[0-9a-f]{64}$/)
    expect(made.headers.get('x-request-id')).toBeTruthy()
  })

  test('keeps what a later PUT leaves out, null or not said', async () => {
    const id = unique('bo')
    await ask('PUT', at(id), { currency: 'EUR', country: 'SE', test: true })
    const changed = await ask('PUT', at(id), { currency: 'EUR', country: null, status: 'blocked' })
    expect(changed.body).toMatchObject({ country: 'SE', status: 'blocked', test: true })
  })

  test('cannot change currency', async () => {
    const id = unique('cia')
    await ask('PUT', at(id), { currency: 'EUR' })
    const refused = await ask('PUT', at(id), { currency: 'SEK' })
    expect([refused.status, refused.body.error.code]).toEqual([422, 'WRONG_CURRENCY'])
  })

  test('may be made test until the first transaction', async () => {
    const id = unique('dag')
    await ask('PUT', at(id), { currency: 'EUR' })
    expect((await ask('PUT', at(id), { currency: 'EUR', test: true })).body.test).toBe(true)
    expect((await ask('PUT', at(id), { currency: 'EUR', test: false })).body.test).toBe(false)
    await ask('POST', at(id, '/deposits'), { transaction_id: unique('d'), currency: 'EUR', amount: '1' })
    const refused = await ask('PUT', at(id), { currency: 'EUR', test: true })
    expect([refused.status, refused.body.error.code]).toEqual([409, 'NOT_ALLOWED'])
    expect((await ask('PUT', at(id), { currency: 'EUR', test: false })).status).toBe(200)
  })

  test('is one player, however many PUTs make it at once', async () => {
    const id = unique('eva')
    const made = await Promise.all(Array.from({ length: 8 }, () => ask('PUT', at(id), { currency: 'EUR' })))
    expect(made.map(one => one.status)).toEqual(Array(8).fill(200))
  })

  test.each(['a/b?c#d', '日本 🎲', '%2F', '..', 'a b', '"\\', 'x'.repeat(255)])(
    'may be called %j',
    async name => {
      const id = `${name}${name.length < 200 ? unique('') : ''}`
      expect((await ask('PUT', at(id), { currency: 'EUR' })).body.player_id).toBe(id)
      expect((await ask('GET', at(id))).body.player_id).toBe(id)
      const deposit = await ask('POST', at(id, '/deposits'), {
        transaction_id: unique('d'),
        currency: 'EUR',
        amount: '5',
      })
      expect(deposit.body).toMatchObject({ status: 'ok', player_id: id, balance: '5.00' })
    },
  )

  test.each([
    ['currency', {}],
    ['currency', { currency: 'eur' }],
    ['country', { currency: 'EUR', country: 'sweden' }],
    ['language', { currency: 'EUR', language: '!' }],
    ['display_name', { currency: 'EUR', display_name: 'a\u0000b' }],
    ['display_name', { currency: 'EUR', display_name: '' }],
    ['status', { currency: 'EUR', status: 'happy' }],
    ['test', { currency: 'EUR', test: 'yes' }],
  ])('with a wrong %s is refused: %j', async (field, body) => {
    const refused = await ask('PUT', at(unique('x')), body)
    expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
      400,
      'INVALID_REQUEST',
      field,
    ])
  })

  test.each(['%', '%ff', '%00', '%ED%A0%80', encodeURIComponent('x'.repeat(256)), ''])(
    'cannot be called %j',
    async path => {
      const refused = await ask('GET', `/api/operator/players/${path}`)
      expect([refused.status, refused.body.error.code, refused.body.error.field]).toEqual([
        400,
        'INVALID_REQUEST',
        'player_id',
      ])
    },
  )

  test('that does not exist is PLAYER_NOT_FOUND', async () => {
    const id = unique('nobody')
    const money = { transaction_id: unique('d'), currency: 'EUR', amount: '1' }
    for (const answer of [
      await ask('GET', at(id)),
      await ask('GET', at(id, '/transactions')),
      await ask('POST', at(id, '/deposits'), money),
      await ask('POST', at(id, '/withdrawals'), money),
    ]) {
      expect([answer.status, answer.body.error.code]).toEqual([404, 'PLAYER_NOT_FOUND'])
    }
  })
})

describe('a key', () => {
  test('of a provider does not open the operator’s side', async () => {
    const provider = await newProvider()
    const refused = await call(casino.url, provider.key, at('x'), '', none, 'GET')
    expect([refused.status, refused.body.error.code]).toEqual([401, 'INVALID_SIGNATURE'])
  })

  test('of the operator does not open the wallet', async () => {
    const refused = await ask('POST', '/api/wallet/auth', { token: 'x' })
    expect([refused.status, refused.body.error.code]).toEqual([401, 'INVALID_SIGNATURE'])
  })

  test('opens nothing more once it is revoked', async () => {
    const key = await createOperatorKey(by())
    const id = unique('kim')
    expect((await call(casino.url, key, at(id), { currency: 'EUR' }, none, 'PUT')).status).toBe(200)
    await revokeCredential(key.keyId, by())
    expect((await call(casino.url, key, at(id), '', none, 'GET')).status).toBe(401)
  })

  test('signs the path as it was sent, query and all', async () => {
    const id = unique('signe')
    await ask('PUT', at(id), { currency: 'EUR' })
    expect((await ask('GET', at(id, '/transactions?limit=1'))).status).toBe(200)
    let headers = {}
    const seen = (sent: object) => {
      headers = { ...sent }
    }
    expect((await call(casino.url, casino.operator, at(id, '/transactions'), '', seen, 'GET')).status).toBe(
      200,
    )
    expect((await fetch(`${casino.url}${at(id, '/transactions')}`, { headers })).status).toBe(200)
    expect((await fetch(`${casino.url}${at(id, '/transactions?limit=1')}`, { headers })).status).toBe(401)
  })
})

test('the request log names the player of the path', async () => {
  const id = unique('lo/g')
  await ask('PUT', at(id), { currency: 'EUR' })
  await flushRequests()
  const { rows } = await appPool().query(
    'select door, endpoint, path, verdict from requests where player_id = $1',
    [id],
  )
  expect(rows).toEqual([{ door: 'operator', endpoint: 'put_player', path: at(id), verdict: 'new' }])
})

test.each([
  ['GET', '/api/operator/players'],
  ['POST', '/api/operator/players/x'],
  ['GET', '/api/operator/players/x/deposits'],
  ['PUT', '/api/operator/sessions'],
  ['GET', '/api/operator/players/x/transactions/y'],
])('%s %s is no call', async (method, path) => {
  const refused = await ask(method, path, method === 'GET' ? '' : {})
  expect([refused.status, refused.body.error.code]).toEqual([400, 'INVALID_REQUEST'])
})
