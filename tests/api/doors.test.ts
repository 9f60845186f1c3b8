import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { DELETE, GET, PATCH, POST, PUT } from '@/app/api/operator/[...path]/route'
import { POST as auth } from '@/app/api/wallet/auth/route'
import { POST as balance } from '@/app/api/wallet/balance/route'
import { POST as bet } from '@/app/api/wallet/bet/route'
import { POST as jackpot } from '@/app/api/wallet/jackpot/route'
import { POST as rollback } from '@/app/api/wallet/rollback/route'
import { POST as win } from '@/app/api/wallet/win/route'
import { now } from '@/lib/clock'
import { signAnswer, signRequest } from '@/lib/wire/signature'
import { type Key, newPlayer, newProvider, openCasino, unique } from '../support/casino'

type Handler = (request: Request) => Promise<Response>
const methods: Record<string, Handler> = { DELETE, GET, PATCH, POST, PUT }
const routes: Record<string, Handler> = { auth, balance, bet, win, rollback, jackpot }

/** Both doors take the same request: the server's own over a socket, Next's as its router calls a handler. */
type Send = (path: string, init: RequestInit) => Promise<Response>
type Visitor = {
  send: Send
  provider: Key
  operator: Key
  player: string
  token: string
  session?: string
  providerId: string
}

let casino: Awaited<ReturnType<typeof openCasino>>
let doors: [Visitor, Visitor]
beforeAll(async () => {
  casino = await openCasino()
  const ownDoor: Send = (path, init) => fetch(casino.url + path, init)
  const nextDoor: Send = (path, init) => {
    const request = new Request(`http://localhost:3000${path}`, { ...init, duplex: 'half' } as RequestInit)
    const name = /^\/api\/wallet\/([a-z]+)/.exec(path)?.[1]
    return (name ? routes[name] : methods[init.method!])!(request)
  }
  doors = [await visitor(ownDoor), await visitor(nextDoor)]
})
afterAll(() => casino.close())

async function visitor(send: Send): Promise<Visitor> {
  const provider = await newProvider()
  const player = await newPlayer(provider)
  return {
    send,
    provider: provider.key,
    operator: casino.operator,
    player: player.id,
    token: player.token,
    providerId: provider.id,
  }
}

type Asked = {
  method?: string
  path: string
  body?: object | string
  key?: 'provider' | 'operator'
  headers?: Record<string, string>
}
type Ask = (visitor: Visitor) => Asked

const money = (v: Visitor, transaction_id: string, amount: string) => ({
  player_id: v.player,
  transaction_id,
  round_id: 'r1',
  game_id: 'g1',
  currency: 'EUR',
  amount,
})
const asBet =
  (id: string, amount: string): Ask =>
  v => ({ path: '/api/wallet/bet', body: { ...money(v, `${id}-${v.player}`, amount), token: v.token } })
const asDeposit =
  (id: string, amount: string): Ask =>
  v => ({
    path: `/api/operator/players/${v.player}/deposits`,
    key: 'operator',
    body: { transaction_id: `${id}-${v.player}`, currency: 'EUR', amount },
  })
const operator =
  (method: string, path: (v: Visitor) => string, body?: (v: Visitor) => object): Ask =>
  v => ({ method, path: `/api/operator${path(v)}`, key: 'operator', body: body?.(v) })
const broken =
  (headers: Record<string, string>): Ask =>
  v => ({ path: '/api/wallet/balance', body: { player_id: v.player, currency: 'EUR' }, headers })

const calls: Record<string, Ask> = {
  'a player put': operator(
    'PUT',
    v => `/players/${v.player}`,
    () => ({ currency: 'EUR', country: 'SE', display_name: 'Åsa' }),
  ),
  'a player in another currency': operator(
    'PUT',
    v => `/players/${v.player}`,
    () => ({ currency: 'USD' }),
  ),
  'a deposit': asDeposit('d1', '100.00'),
  'a deposit repeated': asDeposit('d1', '100'),
  'a deposit that conflicts': asDeposit('d1', '101'),
  'a token opened': v => ({ path: '/api/wallet/auth', body: { token: v.token } }),
  'an unknown token': () => ({ path: '/api/wallet/auth', body: { token: 'nope' } }),
  'a balance': v => ({ path: '/api/wallet/balance', body: { player_id: v.player, currency: 'EUR' } }),
  'a balance, with a query': v => ({
    path: '/api/wallet/balance?x=1&y=%2F',
    body: { player_id: v.player, currency: 'EUR' },
  }),
  'a bet': asBet('b1', '30.00'),
  'a bet repeated': asBet('b1', '30.00'),
  'a bet that conflicts': asBet('b1', '31.00'),
  'a bet too large': asBet('b2', '1000.00'),
  'a bet too large, repeated': asBet('b2', '1000.00'),
  'a win': v => ({ path: '/api/wallet/win', body: money(v, `w1-${v.player}`, '5.5') }),
  'a rollback of a settled bet': v => ({
    path: '/api/wallet/rollback',
    body: {
      player_id: v.player,
      transaction_id: `x1-${v.player}`,
      original_transaction_id: `b1-${v.player}`,
    },
  }),
  'a jackpot': v => ({
    path: '/api/wallet/jackpot',
    body: { ...money(v, `j1-${v.player}`, '1000.00'), jackpot_id: 'mega' },
  }),
  'a missing field': v => ({ path: '/api/wallet/bet', body: { player_id: v.player } }),
  'no JSON': () => ({ path: '/api/wallet/bet', body: '{' }),
  'an empty body': () => ({ path: '/api/wallet/bet', body: '' }),
  'a body beyond ASCII': () => ({ path: '/api/wallet/auth', body: '{"token":"日本🎲"}' }),
  'a body too large': () => ({ path: '/api/wallet/bet', body: ' '.repeat(65_537) }),
  'a body much too large': () => ({ path: '/api/wallet/bet', body: ' '.repeat(3_000_000) }),
  'a body as large as can be': v => ({
    path: '/api/wallet/balance',
    body: JSON.stringify({ player_id: v.player, currency: 'EUR' }).padEnd(65_536),
  }),
  'a wrong signature': broken({ 'x-signature': 'v1=00' }),
  'an unknown key': broken({ 'x-key-id': 'nobody' }),
  'no time': broken({ 'x-timestamp': '' }),
  'the operator’s key at the wallet': v => ({
    path: '/api/wallet/auth',
    key: 'operator',
    body: { token: v.token },
  }),
  'the provider’s key at the operator’s side': v => ({
    method: 'GET',
    path: `/api/operator/players/${v.player}`,
  }),
  'a player read': operator('GET', v => `/players/${v.player}`),
  'an unknown player read': operator('GET', () => '/players/nobody'),
  'a player id in the path, encoded': operator('GET', () => '/players/%C3%85sa%20%2F%3F'),
  'a player id that is no UTF-8': operator('GET', () => '/players/%ff'),
  'transactions, a page': operator('GET', v => `/players/${v.player}/transactions?limit=2`),
  'transactions, a wrong page': operator('GET', v => `/players/${v.player}/transactions?limit=0`),
  'a session opened': operator(
    'POST',
    () => '/sessions',
    v => ({ player_id: v.player, provider_id: v.providerId, currency: 'EUR' }),
  ),
  'a session with a wrong time to live': operator(
    'POST',
    () => '/sessions',
    v => ({ player_id: v.player, provider_id: v.providerId, currency: 'EUR', ttl_seconds: -1 }),
  ),
  'a session ended that is none': operator('DELETE', () => '/sessions/nonsense'),
  'a path that is no call': operator('GET', () => '/nothing/here'),
  'a method that is no call': operator(
    'PATCH',
    v => `/players/${v.player}`,
    () => ({}),
  ),
}

describe('both doors answer alike', () => {
  // In order: a story, told twice.
  for (const [name, ask] of Object.entries(calls)) {
    test(name, async () => {
      const [own, next] = [await visit(doors[0], ask), await visit(doors[1], ask)]
      expect(next).toEqual(own)
      expect(own.status).not.toBe(500)
    })
  }
})

/** What came back, with what must differ put to one name. */
async function visit(visitor: Visitor, ask: Ask) {
  const { method = 'POST', path, body, key: whose = 'provider', headers = {} } = ask(visitor)
  const key = visitor[whose]
  const text = body === undefined ? '' : typeof body === 'string' ? body : JSON.stringify(body)
  const timestamp = String(Math.floor(now() / 1000))
  const signature = signRequest(key.secret, timestamp, method, path, text)
  const signed = {
    'x-key-id': key.keyId,
    'x-timestamp': timestamp,
    'x-signature': signature,
    'content-type': 'application/json',
    ...headers,
  }
  const answer = await visitor.send(path, {
    method,
    headers: signed,
    body: method === 'GET' || method === 'DELETE' ? undefined : text,
  })
  const answered = await answer.text()
  const isSigned = answer.headers.has('x-signature')
  if (isSigned)
    expect(answer.headers.get('x-signature')).toBe(
      signAnswer(key.secret, answer.headers.get('x-timestamp')!, answer.status, answered),
    )
  expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/)
  return {
    status: answer.status,
    isSigned,
    names: [...answer.headers.keys()].filter(name => !ofTheLine.has(name)).sort(),
    headers: contract.map(name => [name, answer.headers.get(name)?.replace(key.keyId, 'KEY') ?? null]),
    body: plain(answered, visitor),
  }
}

const contract = ['content-type', 'cache-control', 'idempotent-replayed', 'retry-after', 'x-key-id']
const ofTheLine = new Set(['connection', 'keep-alive', 'date', 'content-length', 'transfer-encoding'])

function plain(text: string, visitor: Visitor): string {
  return text
    .replaceAll(visitor.player, 'PLAYER')
    .replaceAll(visitor.providerId, 'PROVIDER')
    .replace(/"(ledger_id|session_id|token|next)":"[^"]+"/g, '"$1":"…"')
    .replace(/"(at|created_at|updated_at|expires_at)":"[^"]+"/g, '"$1":"…"')
}

test('a caller’s own x-cage-address is not believed', async () => {
  const { appPool } = await import('@/lib/db/pools')
  const { flushRequests } = await import('@/lib/requests/log')
  for (const visitor of doors) {
    const key = visitor.provider
    const path = '/api/wallet/balance'
    const body = JSON.stringify({ player_id: visitor.player, currency: 'EUR' })
    const timestamp = String(Math.floor(now() / 1000))
    const headers = {
      'x-key-id': key.keyId,
      'x-timestamp': timestamp,
      'x-signature': signRequest(key.secret, timestamp, 'POST', path, body),
      'x-cage-address': `${unique('guess')} 6.6.6.6`,
      'x-forwarded-for': '6.6.6.6',
    }
    const answer = await visitor.send(path, { method: 'POST', headers, body })
    await flushRequests()
    const { rows } = await appPool().query('select address from requests where id = $1', [
      answer.headers.get('x-request-id'),
    ])
    expect(rows[0].address).not.toContain('6.6.6.6')
  }
})
