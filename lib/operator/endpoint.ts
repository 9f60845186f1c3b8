import type { z } from 'zod'
import { appPool } from '@/lib/db/pools'
import { isLive, refreshDirectory } from '@/lib/providers/directory'
import { refuse } from '@/lib/refusal'
import type { Answer } from '@/lib/wallet/answer'
import { id } from '@/lib/wallet/contracts'
import { type Call, endpoint } from '@/lib/wallet/endpoint'
import type { Endpoint } from '@/lib/wire/wire'
import {
  deposit,
  endPlaySession,
  type OperatorCall,
  openPlaySession,
  readPlayer,
  readTransactions,
  withdraw,
  writePlayer,
} from './calls'
import { operatorContracts } from './contracts'

type Route = {
  name: string
  method: string
  pattern: RegExp
  contract: z.ZodType | null
  /** How a refusal names what stands in the path. */
  field: 'player_id' | 'session_id' | null
  // biome-ignore lint/suspicious/noExplicitAny: each call's input is its own contract's
  call: (call: OperatorCall<any>) => Promise<Answer>
}

const base = '/api/operator'
const { putPlayer, money, openSession } = operatorContracts

const routes: Route[] = [
  route('put_player', 'PUT', '/players/:player_id', putPlayer, writePlayer),
  route('get_player', 'GET', '/players/:player_id', null, readPlayer),
  route('deposit', 'POST', '/players/:player_id/deposits', money, deposit),
  route('withdrawal', 'POST', '/players/:player_id/withdrawals', money, withdraw),
  route('transactions', 'GET', '/players/:player_id/transactions', null, readTransactions),
  route('open_session', 'POST', '/sessions', openSession, openPlaySession),
  route('end_session', 'DELETE', '/sessions/:session_id', null, endPlaySession),
]

/**
 * The operator's own side (protocol.md): finds the call by method and path, then goes through the same edge
 * as the wallet. A path that is no call is INVALID_REQUEST, said only to a key that signed.
 */
export const operatorEndpoint: Endpoint = request => {
  const [pathname = '', query = ''] = splitOnce(request.path, '?')
  for (const route of routes) {
    const matched = route.method === request.method ? route.pattern.exec(pathname) : null
    if (matched) return open(route, matched[1], new URLSearchParams(query))(request)
  }
  return unknownCall(request)
}

/** The edge around one call, whose path said `text` where the pattern has an id. */
function open(
  { name, contract, field, call }: Route,
  text: string | undefined,
  query: URLSearchParams,
): Endpoint {
  const pathId = text === undefined ? '' : decodeId(text)
  const playerId = field === 'player_id' ? pathId : null
  return endpoint({ door: 'operator', name, contract, playerId }, async signed => {
    await refuseRevoked(signed)
    if (pathId !== null) return call({ ...signed, pathId, query })
    return refuse('INVALID_REQUEST', {
      field: field ?? undefined,
      message: `${field} in the path is malformed.`,
    })
  })
}

const unknownCall = endpoint({ door: 'operator', name: 'unknown', contract: null }, async () =>
  refuse('INVALID_REQUEST', {
    message: 'There is no such call: see the operator’s API for methods and paths.',
  }),
)

function route(
  name: string,
  method: string,
  path: string,
  contract: z.ZodType | null,
  call: Route['call'],
): Route {
  const field = /:(player_id|session_id)/.exec(path)?.[1] as Route['field']
  const pattern = new RegExp(`^${base}${path.replace(/:[a-z_]+/, '([^/]*)')}$`)
  return { name, method, pattern, contract, field: field ?? null, call }
}

/** Ids in a path are percent-encoded UTF-8, null where they are none; the signature is over what was sent. */
function decodeId(text: string): string | null {
  try {
    return id.safeParse(decodeURIComponent(text)).data ?? null
  } catch {
    return null
  }
}

/** What is no money call meets no batch, so a key revoked since it was remembered is noticed here. */
async function refuseRevoked({ credential, at }: Call<unknown>): Promise<void> {
  const known = (await refreshDirectory(appPool())).credentials.get(credential.keyId)
  if (!known || !isLive(known, at)) refuse('INVALID_SIGNATURE')
}

function splitOnce(text: string, at: string): string[] {
  const index = text.indexOf(at)
  return index < 0 ? [text] : [text.slice(0, index), text.slice(index + 1)]
}
