import type { Instant } from '@/lib/clock'
import type { Credential } from '@/lib/providers/directory'
import type { RequestEntry } from '@/lib/requests/entry'
import type { Answer } from '@/lib/wallet/answer'
import { signRequest } from '@/lib/wire/signature'
import { makePrng } from '@/studio/prng'

/** Whose key a call is signed with. */
export type Caller = { credential: Credential; secret: string }

/** A call of the past and what became of it; of the operator's, the body names the player too. */
export type PastCall = {
  caller: Caller
  name: string
  path: string
  body: object
  id: string
  answer: Answer
  at: Instant
}

const chance = makePrng('demo', 'latencies')

/** A call of the past as the request log would have kept it, signed like any other. */
export function toEntry({ caller, name, path, body, id, answer, at }: PastCall): RequestEntry {
  const { credential, secret } = caller
  const facts = body as Record<string, string | undefined>
  const isOperator = credential.owner === 'operator'
  const sent = isOperator ? { ...facts, player_id: undefined } : facts
  const request = Buffer.from(JSON.stringify(sent))
  const signedAt = String(Math.floor(at / 1000))
  return {
    id,
    at,
    door: isOperator ? 'operator' : 'wallet',
    endpoint: name,
    method: 'POST',
    path,
    verdict: answer.verdict,
    status: answer.status,
    code: answer.code,
    latencyUs: drawLatency(),
    keyId: credential.keyId,
    authentic: true,
    providerId: credential.providerId,
    playerId: facts.player_id ?? null,
    providerTransactionId: facts.transaction_id ?? null,
    providerRoundId: facts.round_id ?? null,
    providerReferenceId: facts.original_transaction_id ?? facts.bet_transaction_id ?? null,
    address: isOperator ? '10.20.0.4' : addressOf(credential.providerId!),
    traceId: null,
    signedAt,
    signature: signRequest(secret, signedAt, 'POST', path, request),
    request,
    answer: answer.body,
  }
}

/** Mostly a few milliseconds, now and then a slow one. */
function drawLatency(): number {
  const usual = 1_800 + chance.next() * 3_500
  return Math.round(chance.chance(0.02) ? usual * (4 + chance.next() * 20) : usual)
}

/** A studio calls from one of two addresses of the block that is reserved for documentation. */
function addressOf(providerId: string): string {
  return `203.0.113.${10 + (providerId.charCodeAt(0) % 16) * 2 + chance.between(0, 1)}`
}
