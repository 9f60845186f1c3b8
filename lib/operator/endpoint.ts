import type { z } from 'zod'
import { appPool } from '@/lib/db/pools'
import { isLive, refreshDirectory } from '@/lib/providers/directory'
import { refuse } from '@/lib/refusal'
import type { Answer } from '@/lib/wallet/answer'
import { type Call, endpoint } from '@/lib/wallet/endpoint'
import type { Endpoint } from '@/lib/wire/wire'
import { deposit, end, get, type OperatorCall, open, put, transactions, withdraw } from './calls'
import { operatorContracts, pathId } from './contracts'

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
  route('put_player', 'PUT', '/players/:player_id', putPlayer, put),
  route('get_player', 'GET', '/players/:player_id', null, get),
  route('deposit', 'POST', '/players/:player_id/deposits', money, deposit),
  route('withdrawal', 'POST', '/players/:player_id/withdrawals', money, withdraw),
  route('transactions', 'GET', '/players/:player_id/transactions', null, transactions),
  route('open_session', 'POST', '/sessions', openSession, open),
  route('end_session', 'DELETE', '/sessions/:session_id', null, end),
]

/**
 * The operator's own side (protocol.md): finds the call by method and path, then goes through the same edge
 * as the wallet. A path that is no call is INVALID_REQUEST, said only to a key that signed.
 */
export const operatorEndpoint: Endpoint = request => {
  const [pathname = '', query = ''] = splitOnce(request.path, '?')
  for (const { name, method, pattern, contract, field, call } of routes) {
    const matched = method === request.method ? pattern.exec(pathname) : null
    if (!matched) continue
    return endpoint({ door: 'operator', name, contract }, async signed => {
      await refuseRevoked(signed)
      return call({
        ...signed,
        pathId: field ? decodeId(matched[1]!, field) : '',
        query: new URLSearchParams(query),
      })
    })(request)
  }
  return unknownCall(request)
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

/** Ids in a path are percent-encoded UTF-8; the signature is over the path as it was sent. */
function decodeId(text: string, field: string): string {
  let decoded: string | null = null
  try {
    decoded = decodeURIComponent(text)
  } catch {
    // Not percent-encoded UTF-8: refused below.
  }
  const parsed = pathId.safeParse(decoded)
  return parsed.success
    ? parsed.data
    : refuse('INVALID_REQUEST', { field, message: `${field} in the path is malformed.` })
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
