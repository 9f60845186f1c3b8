import { now } from '@/lib/clock'
import { newSecret } from '@/lib/ids'
import { operatorEndpoint } from '@/lib/operator/endpoint'
import type { Policies } from '@/lib/providers/policies'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { signRequest } from '@/lib/wire/signature'
import type { Endpoint } from '@/lib/wire/wire'
import { by, type Key, newPlayer, newProvider, type TestProvider } from './casino'
import { createOperatorKey } from './provider-verbs'

export type Guest = { id: string; token: string; currency: string }

export type Reply = {
  status: number
  headers: Record<string, string>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any
  /** `ok` or the code. */
  outcome: string
  replayed: boolean
}

type Facts = Record<string, unknown>

/** A provider at the casino, its players, and its calls in few words: straight into the endpoints, no socket. */
export type Table = Awaited<ReturnType<typeof openTable>>

export async function openTable(policies: Partial<Policies> = {}, mode: 'live' | 'sandbox' = 'live') {
  const provider = await newProvider(policies, mode)
  const operator = await createOperatorKey(by())
  return tableOf(provider, operator, mode === 'sandbox')
}

export function tableOf(provider: TestProvider, operator: Key, test = false) {
  const wallet = (name: keyof typeof walletEndpoints, facts: Facts, key = provider.key) =>
    callEndpoint(walletEndpoints[name], key, `/api/wallet/${name}`, facts)
  const balance = async (guest: Guest) =>
    (await wallet('balance', { player_id: guest.id, currency: guest.currency })).body.balance as string
  const deposit = (guest: Guest, amount: string, id = newSecret(8)) =>
    callEndpoint(
      operatorEndpoint,
      operator,
      `/api/operator/players/${encodeURIComponent(guest.id)}/deposits`,
      {
        transaction_id: id,
        currency: guest.currency,
        amount,
      },
    )
  const seat = async (amount = '0', currency = 'EUR'): Promise<Guest> => {
    const guest = { ...(await newPlayer(provider, currency, test)), currency }
    const id = newSecret(8)
    if (amount !== '0') await answered(() => deposit(guest, amount, id))
    return guest
  }
  return {
    provider,
    operator,
    wallet,
    balance,
    deposit,
    seat,
    /** One after the other: many at once would only wait for connections. */
    seats: async (count: number, amount: string): Promise<Guest[]> => {
      const guests: Guest[] = []
      while (guests.length < count) guests.push(await seat(amount))
      return guests
    },
    bet: (guest: Guest, id: string, amount: string, facts: Facts = {}) =>
      wallet('bet', { ...named(guest, id), token: guest.token, amount, ...facts }),
    win: (guest: Guest, id: string, amount: string, facts: Facts = {}) =>
      wallet('win', { ...named(guest, id), amount, ...facts }),
    rollback: (guest: Guest, id: string, original: string, facts: Facts = {}) =>
      wallet('rollback', {
        player_id: guest.id,
        transaction_id: id,
        original_transaction_id: original,
        ...facts,
      }),
  }
}

/** Signs a call as a provider would and gives it to an endpoint as a door would. */
export async function callEndpoint(
  endpoint: Endpoint,
  key: Key,
  path: string,
  body: object | string | Buffer,
  headers: Record<string, string | undefined> = {},
  method = 'POST',
  address = '127.0.0.1',
): Promise<Reply> {
  const raw = Buffer.isBuffer(body)
    ? body
    : Buffer.from(typeof body === 'string' ? body : JSON.stringify(body))
  const timestamp = String(Math.floor(now() / 1000))
  const given: Record<string, string | undefined> = {
    'x-key-id': key.keyId,
    'x-timestamp': timestamp,
    'x-signature': signRequest(key.secret, timestamp, method, path, raw),
    ...headers,
  }
  const answer = await endpoint({
    method,
    path,
    header: name => given[name],
    body: raw,
    address,
    at: now(),
  })
  const parsed = JSON.parse(answer.body)
  return {
    status: answer.status,
    headers: answer.headers,
    text: answer.body,
    body: parsed,
    outcome: parsed.error?.code ?? 'ok',
    replayed: answer.headers['idempotent-replayed'] === 'true',
  }
}

function named(guest: Guest, id: string) {
  return { player_id: guest.id, transaction_id: id, round_id: 'r1', game_id: 'g1', currency: guest.currency }
}

/** As whoever calls does: again, under the same id, while a busy machine says that it did not get to it. */
export async function answered(call: () => Promise<Reply>): Promise<Reply> {
  for (;;) {
    const reply = await call()
    if (reply.outcome !== 'BUSY') return reply
  }
}
