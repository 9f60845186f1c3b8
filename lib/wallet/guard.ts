import { RateLimiterMemory } from 'rate-limiter-flexible'
import { appPool } from '@/lib/db/pools'
import {
  type Credential,
  type Directory,
  directory,
  isLive,
  type Provider,
  refreshDirectory,
} from '@/lib/providers/directory'
import { refuse } from '@/lib/refusal'
import { isWithin } from '@/lib/wire/address'
import { isFresh, isTimestamp, matchesSignature, signRequest } from '@/lib/wire/signature'
import type { WireRequest } from '@/lib/wire/wire'

export type Door = 'wallet' | 'operator'

/** The live credential a call names, where it opens this door. */
export function findCredential(known: Directory, request: WireRequest, door: Door): Credential | null {
  const credential = known.credentials.get(request.header('x-key-id') ?? '')
  if (!credential || !isLive(credential, request.at)) return null
  return credential.owner === (door === 'wallet' ? 'provider' : 'operator') ? credential : null
}

let looking: Promise<Directory> | null = null

/**
 * A key that is not remembered may have been made a moment ago: asks, once for all the calls that wait. A look
 * that was under way when this call came may have been too early for it, and then it waits for the next.
 */
export async function lookAgain(request: WireRequest, door: Door): Promise<Credential | null> {
  const early = looking && findCredential(await looking, request, door)
  return early ?? findCredential(await look(), request, door)
}

function look(): Promise<Directory> {
  looking ??= refreshDirectory(appPool())
    .catch(() => directory())
    .finally(() => {
      looking = null
    })
  return looking
}

type Admitted = WireRequest & { body: Buffer }

/** Size, signature, time, address: in that order, before the body is parsed. */
export function admit(
  request: WireRequest,
  credential: Credential,
  provider: Provider | null,
): asserts request is Admitted {
  if (request.body === null) refuse('BODY_TOO_LARGE')
  const timestamp = request.header('x-timestamp') ?? ''
  const signature = request.header('x-signature') ?? ''
  const expected = signRequest(credential.secret, timestamp, request.method, request.path, request.body)
  if (!matchesSignature(signature, expected) || !isTimestamp(timestamp)) refuse('INVALID_SIGNATURE')
  if (!isFresh(timestamp, request.at / 1000)) refuse('STALE_TIMESTAMP')
  const ranges = provider?.addressRanges ?? []
  if (ranges.length > 0 && !isWithin(request.address, ranges)) refuse('IP_NOT_ALLOWED')
}

const limiters = new Map<string, { perSecond: number; limiter: RateLimiterMemory }>()

/**
 * Refuses a debit that comes too soon; credits and rollbacks are never asked. A key's own limit counts for that
 * key alone, the provider's for all the keys that have none.
 */
export async function takeTurn(provider: Provider, credential: Credential): Promise<void> {
  const perSecond = credential.rateLimit ?? provider.rateLimit
  const name = credential.rateLimit === null ? provider.id : credential.keyId
  if (perSecond === null) return
  let held = limiters.get(name)
  if (held?.perSecond !== perSecond) {
    held = { perSecond, limiter: new RateLimiterMemory({ points: perSecond, duration: 1 }) }
    limiters.set(name, held)
  }
  await held.limiter.consume(name).catch(() => refuse('RATE_LIMITED', { retryAfter: 1 }))
}
