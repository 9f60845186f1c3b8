import { expect } from 'vitest'
import { now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { signAnswer, signRequest } from '@/lib/wire/signature'
import { type Key, newPlayer, newProvider } from './casino'

/** A door takes a call as fetch does. */
export type Send = (path: string, init: RequestInit) => Promise<Response>

/** Who tells the story at a door: a provider and a player of its own, so that each door hears it anew. */
export type Visitor = {
  send: Send
  provider: Key
  operator: Key
  /** A key of a sandbox provider, for the magic players. */
  sandbox: Key
  sandboxId: string
  player: string
  token: string
  providerId: string
}

export async function newVisitor(send: Send, operator: Key): Promise<Visitor> {
  const provider = await newProvider()
  const player = await newPlayer(provider)
  const sandbox = await newProvider({}, 'sandbox')
  // A wait that a test can bear.
  await prisma().provider.update({ where: { id: sandbox.id }, data: { timeoutMs: 100 } })
  return {
    send,
    provider: provider.key,
    operator,
    sandbox: sandbox.key,
    sandboxId: sandbox.id,
    player: player.id,
    token: player.token,
    providerId: provider.id,
  }
}

type Asked = {
  method?: string
  path: string
  body?: object | string
  key?: 'provider' | 'operator' | 'sandbox'
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
/** A call of a magic player; the amount is zero, for what it has is the whole casino's. */
const magic =
  (call: string, player: string, body: (v: Visitor) => object): Ask =>
  v => ({ path: `/api/wallet/${call}`, key: 'sandbox', body: { player_id: player, ...body(v) } })
const magicBet =
  (player: string, id: string): Ask =>
  v =>
    magic('bet', player, v => ({
      ...money(v, `${id}-${v.sandboxId}`, '0'),
      player_id: player,
      token: `${player}.${v.sandboxId}`,
    }))(v)
const broken =
  (headers: Record<string, string>): Ask =>
  v => ({ path: '/api/wallet/balance', body: { player_id: v.player, currency: 'EUR' }, headers })

/** A story of calls, in order; each takes what the ones before it have left. */
export const calls: Record<string, Ask> = {
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
  'a magic token opened': v => ({
    path: '/api/wallet/auth',
    key: 'sandbox',
    body: { token: `magic-ok.${v.sandboxId}` },
  }),
  'a magic token at a live provider': v => ({
    path: '/api/wallet/auth',
    body: { token: `magic-ok.${v.providerId}` },
  }),
  'a magic balance': magic('balance', 'magic-insufficient-funds', () => ({ currency: 'EUR' })),
  'a magic bet': magicBet('magic-ok', 'm1'),
  'a magic bet repeated': magicBet('magic-ok', 'm1'),
  'a magic bet of a blocked player': magicBet('magic-blocked', 'm2'),
  'a magic conflict': magicBet('magic-conflict', 'm3'),
  'a magic time-out': magicBet('magic-timeout', 'm4'),
  'a magic time-out repeated': magicBet('magic-timeout', 'm4'),
  'a magic error': magicBet('magic-error', 'm5'),
  'a magic error repeated': magicBet('magic-error', 'm5'),
  'a player put under a magic name': operator(
    'PUT',
    () => '/players/magic-conflict',
    () => ({ currency: 'USD' }),
  ),
  'a path that is no call': operator('GET', () => '/nothing/here'),
  'a method that is no call': operator(
    'PATCH',
    v => `/players/${v.player}`,
    () => ({}),
  ),
}

/** What came back, with what must differ put to one name. */
export async function visit(visitor: Visitor, ask: Ask) {
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
    .replaceAll(visitor.sandboxId, 'SANDBOX')
    .replace(/"(ledger_id|session_id|token|next)":"[^"]+"/g, '"$1":"…"')
    .replace(/"(at|created_at|updated_at|expires_at)":"[^"]+"/g, '"$1":"…"')
}
