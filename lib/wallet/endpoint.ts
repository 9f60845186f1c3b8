import { isUtf8 } from 'node:buffer'
import type { z } from 'zod'
import { type Instant, now } from '@/lib/clock'
import { isPassingTrouble } from '@/lib/db/trouble'
import { newId } from '@/lib/ids'
import { log } from '@/lib/log'
import { type Credential, directory } from '@/lib/providers/directory'
import { isRefusal, refuse } from '@/lib/refusal'
import { logRequest } from '@/lib/requests/log'
import { signAnswer } from '@/lib/wire/signature'
import { readTraceId } from '@/lib/wire/trace'
import type { Endpoint, WireAnswer, WireRequest } from '@/lib/wire/wire'
import { type Answer, refusalAnswer } from './answer'
import { admit, findCredential, lookAgain, takeTurn } from './guard'
import { callInSandbox } from './sandbox'

/** A call that is signed and well formed. */
export type Call<Input> = {
  input: Input
  credential: Credential
  requestId: string
  at: Instant
}

export type Verb<Input> = (call: Call<Input>) => Promise<Answer>

/** How an endpoint is called from outside: whose key opens it, how it is named, what its body is. */
export type Terms<Input> = {
  door: 'wallet' | 'operator'
  name: string
  /** The body's contract; null where the call has none. */
  contract: z.ZodType<Input> | null
  /** Rule: RATE_LIMITED never meets a credit or a rollback. */
  limited?: boolean
  /** The player the path names, for the log. */
  playerId?: string | null
}

/** What the log says of a call beyond its bytes. */
type Noted = {
  credential: Credential | null
  /** The provider whose key was named, also where that key no longer counts. */
  providerId: string | null
  authentic: boolean
  playerId: string | null
  transactionId: string | null
  roundId: string | null
  referenceId: string | null
}

/**
 * The edge, the same behind both doors: credential, signature, time, address, then the body is parsed and the
 * verb called; its answer, or the refusal that was thrown, is signed and logged. Whatever else is thrown is a
 * defect: INTERNAL, logged with the request's id, never shown.
 */
export function endpoint<Input>(terms: Terms<Input>, verb: Verb<Input>): Endpoint {
  return async request => {
    const startedAt = performance.now()
    const requestId = newId()
    const noted: Noted = {
      credential: null,
      providerId: null,
      authentic: false,
      playerId: terms.playerId ?? null,
      transactionId: null,
      roundId: null,
      referenceId: null,
    }
    const answer = await answerTo(request, terms, verb, requestId, noted).catch(thrown =>
      answerThrown(thrown, requestId),
    )
    const wire = toWire(answer, noted.credential, requestId)
    logRequest({
      id: requestId,
      at: request.at,
      door: terms.door,
      endpoint: terms.name,
      method: request.method,
      path: request.path,
      verdict: answer.verdict,
      status: wire.status,
      code: answer.code,
      latencyUs: Math.round((performance.now() - startedAt) * 1000),
      keyId: request.header('x-key-id') ?? null,
      authentic: noted.authentic,
      providerId: noted.providerId,
      playerId: noted.playerId,
      providerTransactionId: noted.transactionId,
      providerRoundId: noted.roundId,
      providerReferenceId: noted.referenceId,
      address: request.address,
      traceId: readTraceId(request.header('traceparent')),
      signedAt: request.header('x-timestamp') ?? null,
      signature: request.header('x-signature') ?? null,
      request: request.body,
      answer: answer.body,
    })
    return wire
  }
}

async function answerTo<Input>(
  request: WireRequest,
  terms: Terms<Input>,
  verb: Verb<Input>,
  requestId: string,
  noted: Noted,
): Promise<Answer> {
  const credential =
    findCredential(await directory(), request, terms.door) ?? (await lookAgain(request, terms.door))
  noted.providerId =
    (credential ?? (await directory()).credentials.get(request.header('x-key-id') ?? ''))?.providerId ?? null
  if (!credential) return refusalAnswer('INVALID_SIGNATURE')
  noted.credential = credential
  // Asked for again: where the key was found at the second look, its provider is as new.
  const provider = (await directory()).providers.get(credential.providerId ?? '') ?? null
  admit(request, credential, provider)
  noted.authentic = true
  const input = readInput(request.body, terms, noted)
  if (terms.limited && provider) await takeTurn(provider, credential)
  const call = { input, credential, requestId, at: request.at }
  return provider?.mode === 'sandbox'
    ? callInSandbox(provider, terms.name, call, () => verb(call))
    : verb(call)
}

function readInput<Input>(bytes: Buffer, terms: Terms<Input>, noted: Noted): Input {
  if (!terms.contract) return undefined as Input
  const body = parseJson(bytes)
  noteFacts(body as Record<string, unknown>, noted)
  const parsed = terms.contract.safeParse(body)
  if (parsed.success) return parsed.data
  const { path, message } = parsed.error.issues[0]!
  const field = path.map(String).join('.')
  return refuse('INVALID_REQUEST', {
    field: field || undefined,
    message: field ? `${field}: ${message}.` : message,
  })
}

/** What the log is searched by, as far as it is there: also of a body that breaks its contract. */
function noteFacts(body: Record<string, unknown>, noted: Noted): void {
  const { player_id: playerId, transaction_id: transactionId, round_id: roundId } = body
  const referenceId = body.original_transaction_id ?? body.bet_transaction_id
  if (typeof playerId === 'string') noted.playerId = playerId
  if (typeof transactionId === 'string') noted.transactionId = transactionId
  if (typeof roundId === 'string') noted.roundId = roundId
  if (typeof referenceId === 'string') noted.referenceId = referenceId
}

function parseJson(bytes: Buffer): object {
  if (!isUtf8(bytes)) return refuse('INVALID_REQUEST', { message: 'The body is not UTF-8.' })
  let body: unknown
  try {
    body = JSON.parse(bytes.toString())
  } catch {
    return refuse('INVALID_REQUEST', { message: 'The body is not JSON.' })
  }
  if (typeof body === 'object' && body !== null && !Array.isArray(body)) return body
  return refuse('INVALID_REQUEST', { message: 'The body must be a JSON object.' })
}

function answerThrown(thrown: unknown, requestId: string): Answer {
  if (isRefusal(thrown)) return refusalAnswer(thrown.code, thrown.facts)
  if (isPassingTrouble(thrown)) {
    log().warn({ err: thrown, request_id: requestId }, 'a call met a database in trouble')
    return refusalAnswer('BUSY', { retryAfter: 1 })
  }
  log().error({ err: thrown, request_id: requestId }, 'a call failed')
  return refusalAnswer('INTERNAL')
}

/** Every answer to a live key is signed, refusals and replays too. */
function toWire(answer: Answer, credential: Credential | null, requestId: string): WireAnswer {
  const headers: Record<string, string> = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'x-request-id': requestId,
  }
  if (answer.verdict === 'replay') headers['idempotent-replayed'] = 'true'
  if (answer.retryAfter) headers['retry-after'] = String(answer.retryAfter)
  if (credential) {
    const timestamp = String(Math.floor(now() / 1000))
    headers['x-key-id'] = credential.keyId
    headers['x-timestamp'] = timestamp
    headers['x-signature'] = signAnswer(credential.secret, timestamp, answer.status, answer.body)
  }
  return { status: answer.status, headers, body: answer.body }
}
