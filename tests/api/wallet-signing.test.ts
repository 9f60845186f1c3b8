import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPool } from '@/lib/db/pools'
import { flushRequests } from '@/lib/requests/log'
import { signAnswer, signRequest } from '@/lib/wire/signature'
import { type Answered, by, call, type Key, openCasino } from '../support/casino'
import { createCredential, createOperatorKey, revokeCredential } from '../support/provider-verbs'
import { type Guest, openTable, type Table } from '../support/table'

let casino: Awaited<ReturnType<typeof openCasino>>
let table: Table
let anna: Guest
beforeAll(async () => {
  casino = await openCasino()
  table = await openTable()
  anna = await table.seat('100.00')
})
afterAll(() => casino.close())

type Tamper = Parameters<typeof call>[4]

const balanceOf = () => ({ player_id: anna.id, currency: 'EUR' })
const ask = (
  tamper?: Tamper,
  body: object | string | Buffer = balanceOf(),
  path = '/api/wallet/balance',
  key = table.provider.key,
) => call(casino.url, key, path, body, tamper)

describe('a call is refused as INVALID_SIGNATURE', () => {
  const wrong: Record<string, Tamper> = {
    'without any of the headers': headers => {
      for (const name of ['x-key-id', 'x-timestamp', 'x-signature']) delete headers[name]
    },
    'without a key': headers => void delete headers['x-key-id'],
    'without a time': headers => void delete headers['x-timestamp'],
    'without a signature': headers => void delete headers['x-signature'],
    'with an empty key': set('x-key-id', ''),
    'with an unknown key': set('x-key-id', 'ck_nobody'),
    'with a key named like a property of objects': set('x-key-id', '__proto__'),
    'with a key id of 8,000 characters': set('x-key-id', 'k'.repeat(8000)),
    'with a key id beyond ASCII': set('x-key-id', 'ck_\u00e5\u00ff'),
    'with an empty signature': set('x-signature', ''),
    'with a signature without its scheme': change('x-signature', given => given.slice(3)),
    'with a signature of another scheme': change('x-signature', given => given.replace('v1', 'v2')),
    'with a signature cut short': change('x-signature', given => given.slice(0, 40)),
    'with a signature beyond ASCII': set('x-signature', `v1=${'\u00e5'.repeat(32)}`),
    'with another digit': change('x-signature', given => flipped(given)),
    'with many wrong signatures': change('x-signature', given => Array(100).fill(flipped(given)).join()),
    'with another time than was signed': change('x-timestamp', given => String(Number(given) + 1)),
    'with the operator’s key': headers => signAs(headers, casino.operator),
  }
  for (const [how, tamper] of Object.entries(wrong)) {
    test(how, async () => expectRefusal(await ask(tamper), 401, 'INVALID_SIGNATURE'))
  }

  for (const time of ['now', '', ' ', '1e9', '-5', '1795368240.5', '0x1', '99999999999999', '\u00e5']) {
    test(`with ${JSON.stringify(time)} for a time, though it was signed`, async () => {
      expectRefusal(await ask(headers => signAs(headers, table.provider.key, time)), 401, 'INVALID_SIGNATURE')
    })
  }

  test('when the path, the query or the body is not what was signed', async () => {
    const text = JSON.stringify(balanceOf())
    const signed =
      (path: string, body: string): Tamper =>
      headers => {
        const { secret } = table.provider.key
        headers['x-signature'] = signRequest(secret, headers['x-timestamp']!, 'POST', path, body)
      }
    const path = '/api/wallet/balance'
    for (const [to, tamper] of [
      [path, signed('/api/wallet/bet', text)],
      [path, signed(path, JSON.stringify(balanceOf(), null, 1))],
      [path, signed(`${path}?a=1`, text)],
      [`${path}?a=1`, signed(path, text)],
    ] as const)
      expectRefusal(await ask(tamper, balanceOf(), to), 401, 'INVALID_SIGNATURE')
  })

  test('with a revoked and with an expired key, and is then not signed', async () => {
    const other = await openTable()
    await revokeCredential(other.provider.key.keyId, by())
    const revoked = await ask(undefined, balanceOf(), '/api/wallet/balance', other.provider.key)
    expectRefusal(revoked, 401, 'INVALID_SIGNATURE')
    expect(revoked.headers.get('x-signature')).toBeNull()
    const short = await createCredential(other.provider.id, by(), Date.now() + 60_000)
    expect((await ask(undefined, balanceOf(), '/api/wallet/balance', short)).status).toBe(200)
    await appPool().query('update credentials set expires_at = now() where id = $1', [short.keyId])
    expectRefusal(await ask(undefined, balanceOf(), '/api/wallet/balance', short), 401, 'INVALID_SIGNATURE')
  })
})

describe('the time', () => {
  for (const off of [-301, 301, -86_400]) {
    test(`${off} s off is STALE_TIMESTAMP`, async () => {
      const reply = await ask(headers =>
        signAs(headers, table.provider.key, String(Math.floor(Date.now() / 1000) + off + Math.sign(off))),
      )
      expectRefusal(reply, 401, 'STALE_TIMESTAMP')
      expectSigned(reply, table.provider.key)
    })
  }
  for (const off of [-295, 295]) {
    test(`${off} s off is taken`, async () => {
      const reply = await ask(headers =>
        signAs(headers, table.provider.key, String(Math.floor(Date.now() / 1000) + off)),
      )
      expect(reply.status).toBe(200)
    })
  }
})

test('one of several signatures must match, with or without white space', async () => {
  for (const around of [
    (good: string) => `${flipped(good)},${good}`,
    (good: string) => `v0=x , ${good} , v1=`,
    (good: string) => `,,${good}`,
  ]) {
    const reply = await ask(change('x-signature', around))
    expect(reply.status).toBe(200)
  }
})

test('the query string is part of what is signed', async () => {
  const reply = await ask(undefined, balanceOf(), '/api/wallet/balance?trace=a%2Fb&x=%20')
  expect(reply.status).toBe(200)
})

test('every answer to a live key is signed, has an id of its own and is never cached', async () => {
  const key = table.provider.key
  const bet = {
    token: anna.token,
    ...balanceOf(),
    transaction_id: 'signed',
    round_id: 'r1',
    game_id: 'g1',
    amount: '1.00',
  }
  const replies: Answered[] = [
    await ask(undefined, bet, '/api/wallet/bet'),
    await ask(undefined, bet, '/api/wallet/bet'),
    await ask(undefined, { ...bet, amount: '2.00' }, '/api/wallet/bet'),
    await ask(undefined, { ...bet, transaction_id: 'much', amount: '1000.00' }, '/api/wallet/bet'),
    await ask(undefined, 'not json', '/api/wallet/bet'),
    await ask(undefined, { ...bet, player_id: '' }, '/api/wallet/bet'),
    await ask(undefined, { ...bet, transaction_id: 'whose', player_id: 'nobody' }, '/api/wallet/bet'),
    await ask(set('x-signature', 'v1=0')),
    await ask(undefined, Buffer.alloc(70_000, 32)),
    await ask(undefined, { token: 'nope' }, '/api/wallet/auth'),
  ]
  expect(replies.map(reply => reply.body.error?.code ?? 'ok')).toEqual([
    'ok',
    'ok',
    'TRANSACTION_CONFLICT',
    'INSUFFICIENT_FUNDS',
    'INVALID_REQUEST',
    'INVALID_REQUEST',
    'PLAYER_NOT_FOUND',
    'INVALID_SIGNATURE',
    'BODY_TOO_LARGE',
    'INVALID_TOKEN',
  ])
  for (const reply of replies) {
    expectSigned(reply, key)
    expect(reply.headers.get('cache-control')).toBe('no-store')
    expect(reply.headers.get('content-type')).toMatch(/^application\/json/)
  }
  expect(new Set(replies.map(reply => reply.headers.get('x-request-id'))).size).toBe(replies.length)
  expect(replies[1]!.text).toBe(replies[0]!.text)
  expect(replies.map(reply => reply.headers.get('idempotent-replayed'))).toEqual([
    null,
    'true',
    ...Array(8).fill(null),
  ])
})

test('a replay of a refusal carries its status, its bytes and the header, though it is signed anew', async () => {
  const bet = {
    token: anna.token,
    ...balanceOf(),
    transaction_id: 'refused',
    round_id: 'r1',
    game_id: 'g1',
    amount: '5000.00',
  }
  const first = await ask(undefined, bet, '/api/wallet/bet')
  await table.deposit(anna, '10000.00')
  const again = await ask(
    undefined,
    JSON.stringify(Object.fromEntries(Object.entries(bet).reverse()), null, 2),
    '/api/wallet/bet',
  )
  expect([again.status, again.text, again.headers.get('idempotent-replayed')]).toEqual([
    402,
    first.text,
    'true',
  ])
  expectSigned(again, table.provider.key)
})

test('two live keys of a provider are one provider; a replay is signed with the key that asks', async () => {
  const second = await createCredential(table.provider.id, by())
  const bet = {
    token: anna.token,
    ...balanceOf(),
    transaction_id: 'two-keys',
    round_id: 'r1',
    game_id: 'g1',
    amount: '1.00',
  }
  const first = await ask(undefined, bet, '/api/wallet/bet')
  const again = await ask(undefined, bet, '/api/wallet/bet', second)
  expect([again.text, again.headers.get('idempotent-replayed')]).toEqual([first.text, 'true'])
  expectSigned(again, second)
  await revokeCredential(second.keyId, by())
})

test('a provider’s key opens nothing of the operator’s', async () => {
  const reply = await call(
    casino.url,
    table.provider.key,
    `/api/operator/players/${anna.id}`,
    '',
    undefined,
    'GET',
  )
  expectRefusal(reply, 401, 'INVALID_SIGNATURE')
  const key = await createOperatorKey(by())
  expect((await call(casino.url, key, `/api/operator/players/${anna.id}`, '', undefined, 'GET')).status).toBe(
    200,
  )
})

test('a trace id is logged only from a well-formed traceparent, and a call goes on without', async () => {
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736'
  const good = await ask(set('traceparent', `00-${trace}-00f067aa0ba902b7-01`))
  const bad = await ask(set('traceparent', `00-${'0'.repeat(32)}-00f067aa0ba902b7-01`))
  expect([good.status, bad.status]).toEqual([200, 200])
  await flushRequests()
  const logged = async (reply: Answered) =>
    (
      await appPool().query('select trace_id from requests where id = $1', [
        reply.headers.get('x-request-id'),
      ])
    ).rows[0].trace_id
  expect([await logged(good), await logged(bad)]).toEqual([trace, null])
})

function expectRefusal(reply: Answered, status: number, code: string): void {
  expect([reply.status, reply.body?.error?.code]).toEqual([status, code])
  expect(reply.body).toMatchObject({
    status: 'error',
    error: { retryable: false, docs: expect.any(String), message: expect.any(String) },
  })
  expect(reply.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/)
}

function expectSigned(reply: Answered, key: Key): void {
  const timestamp = reply.headers.get('x-timestamp')!
  expect(reply.headers.get('x-key-id')).toBe(key.keyId)
  expect(Math.abs(Number(timestamp) - Date.now() / 1000)).toBeLessThan(10)
  expect(reply.headers.get('x-signature')).toBe(signAnswer(key.secret, timestamp, reply.status, reply.text))
}

function signAs(headers: Record<string, string>, key: Key, timestamp = headers['x-timestamp']!): void {
  headers['x-key-id'] = key.keyId
  headers['x-timestamp'] = timestamp
  headers['x-signature'] = signRequest(
    key.secret,
    timestamp,
    'POST',
    '/api/wallet/balance',
    JSON.stringify(balanceOf()),
  )
}

function set(name: string, value: string): Tamper {
  return change(name, () => value)
}

function change(name: string, to: (given: string) => string): Tamper {
  return headers => {
    headers[name] = to(headers[name] ?? '')
  }
}

function flipped(signature: string): string {
  return signature.slice(0, -1) + (signature.endsWith('0') ? '1' : '0')
}
