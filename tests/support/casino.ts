import { randomBytes } from 'node:crypto'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { audited } from '@/lib/audit/audited'
import { now } from '@/lib/clock'
import { newSecret } from '@/lib/ids'
import { operatorEndpoint } from '@/lib/operator/endpoint'
import { putPlayer } from '@/lib/players/put'
import { createProvider } from '@/lib/providers/create'
import type { NewKey } from '@/lib/providers/keys/insert'
import type { Policies } from '@/lib/providers/policies'
import { openSession } from '@/lib/sessions/open'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { signRequest } from '@/lib/wire/signature'
import { openDoor } from '@/server/door'
import { addGame, createOperatorKey } from './provider-verbs'

export type Key = NewKey

export type Answered = {
  status: number
  headers: Headers
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests say what they expect
  body: any
}

/** A provider of its own with two games, so that tests can run side by side. */
export type TestProvider = { id: string; key: Key }

export const by = () => ({ actor: 'test', at: now() })

/** An id no other test has. */
export const unique = (name: string) => `${name}-${randomBytes(6).toString('hex')}`

/** The wallet and the operator's API on a port of their own, behind the server's own door. */
export async function openCasino(): Promise<{ url: string; operator: Key; close: () => Promise<void> }> {
  const paths = Object.entries(walletEndpoints).map(
    ([name, endpoint]) => [`/api/wallet/${name}`, endpoint] as const,
  )
  const door = openDoor({
    wallet: new Map(paths),
    operator: operatorEndpoint,
    pages: null,
    closing: () => false,
  })
  const server = createServer(door)
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, operator: await createOperatorKey(by()), close: () => closeServer(server) }
}

export async function newProvider(
  policies: Partial<Policies> = {},
  mode: 'live' | 'sandbox' = 'live',
): Promise<TestProvider> {
  const id = unique('acme')
  const { keyId, secret } = await audited(by(), scope =>
    createProvider(scope, { id, name: 'Acme', mode, policies }),
  )
  for (const game of ['g1', 'g2']) await addGame({ providerId: id, id: game, name: game }, by())
  return { id, key: { keyId, secret } }
}

/** A player with a session at the provider. */
export async function newPlayer(
  provider: TestProvider,
  currency = 'EUR',
  test = false,
): Promise<{ id: string; token: string }> {
  const id = unique('player')
  await putPlayer({ playerId: id, currency, test }, by())
  const { token } = await openSession(
    { playerId: id, providerId: provider.id, gameId: null, currency, ttlSeconds: null },
    by(),
  )
  return { id, token }
}

/** A signed call. `tamper` may change the headers just before they leave. */
export async function call(
  url: string,
  key: Key,
  path: string,
  body: object | string | Buffer,
  tamper: (headers: Record<string, string>) => void = () => {},
  method = 'POST',
): Promise<Answered> {
  const bytes = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const timestamp = String(Math.floor(now() / 1000))
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    'x-key-id': key.keyId,
    'x-timestamp': timestamp,
    'x-signature': signRequest(key.secret, timestamp, method, path, bytes),
  }
  tamper(headers)
  const answer = await fetch(url + path, {
    method,
    headers,
    body: method === 'GET' ? undefined : new Uint8Array(bytes),
  })
  const text = await answer.text()
  return { status: answer.status, headers: answer.headers, text, body: parse(text) }
}

/** A deposit through the operator's API. */
export function deposit(
  url: string,
  operator: Key,
  player: string,
  currency: string,
  amount: string,
): Promise<Answered> {
  const path = `/api/operator/players/${encodeURIComponent(player)}/deposits`
  return call(url, operator, path, { transaction_id: newSecret(8), currency, amount })
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections()
  return new Promise(resolve => server.close(() => resolve()))
}
