import type { z } from 'zod'
import { getPlayer, type PlayerFacts } from '@/lib/players/get'
import { putPlayer } from '@/lib/players/put'
import { listPlayerTransactions } from '@/lib/players/transactions'
import { refuse } from '@/lib/refusal'
import { endSession } from '@/lib/sessions/end'
import { openSession } from '@/lib/sessions/open'
import type { Answer } from '@/lib/wallet/answer'
import { operatorId, toCommand } from '@/lib/wallet/command'
import type { Call } from '@/lib/wallet/endpoint'
import { submit } from '@/lib/wallet/queue'
import { type operatorContracts, pageQuery } from './contracts'

/** A call with what its path and query say. */
export type OperatorCall<Input> = Call<Input> & { pathId: string; query: URLSearchParams }

type CallOf<Name extends keyof typeof operatorContracts> = OperatorCall<
  z.output<(typeof operatorContracts)[Name]>
>

export async function writePlayer(call: CallOf<'putPlayer'>): Promise<Answer> {
  const { display_name: displayName, ...facts } = call.input
  await putPlayer({ playerId: call.pathId, displayName, ...facts }, byOf(call))
  return done('new', playerBody(await getPlayer(call.pathId)))
}

export async function readPlayer(call: OperatorCall<undefined>): Promise<Answer> {
  return done('read', playerBody(await getPlayer(call.pathId)))
}

export async function readTransactions(call: OperatorCall<undefined>): Promise<Answer> {
  const parsed = pageQuery.safeParse(Object.fromEntries(call.query))
  if (!parsed.success) {
    const { path, message } = parsed.error.issues[0]!
    refuse('INVALID_REQUEST', { field: path.join('.'), message: `${path.join('.')}: ${message}.` })
  }
  const { limit, after } = parsed.data
  return done('read', await listPlayerTransactions(call.pathId, { limit, after: after ?? null }))
}

export function deposit(call: CallOf<'money'>): Promise<Answer> {
  return move('deposit', call)
}

export function withdraw(call: CallOf<'money'>): Promise<Answer> {
  return move('withdrawal', call)
}

export async function openPlaySession(call: CallOf<'openSession'>): Promise<Answer> {
  const {
    player_id: playerId,
    provider_id: providerId,
    game_id: gameId,
    currency,
    ttl_seconds: ttlSeconds,
  } = call.input
  const session = await openSession({ playerId, providerId, gameId, currency, ttlSeconds }, byOf(call))
  return done('new', { token: session.token, session_id: session.sessionId, expires_at: session.expiresAt })
}

export async function endPlaySession(call: OperatorCall<undefined>): Promise<Answer> {
  const { endedAt } = await endSession(call.pathId, byOf(call))
  return done('new', { session_id: call.pathId, ended_at: endedAt })
}

/** The casino's own money goes the way of a bet: a lane, a link of the wallet's chain, a posting. */
function move(
  kind: 'deposit' | 'withdrawal',
  { input, pathId, credential, requestId }: CallOf<'money'>,
): Promise<Answer> {
  return submit(
    toCommand({
      kind,
      providerId: operatorId,
      keyId: credential.keyId,
      playerId: pathId,
      transactionId: input.transaction_id,
      providerRoundId: null,
      gameId: null,
      currency: input.currency,
      amount: input.amount,
      type: null,
      roundClosed: false,
      referenceId: null,
      jackpotId: null,
      detail: null,
      tokenHash: null,
      actor: `key:${credential.keyId}`,
      requestId,
    }),
  )
}

function playerBody(player: PlayerFacts) {
  return {
    player_id: player.playerId,
    currency: player.currency,
    balance: player.balance,
    country: player.country,
    language: player.language,
    display_name: player.displayName,
    status: player.status,
    test: player.test,
    created_at: player.createdAt,
    updated_at: player.updatedAt,
  }
}

function byOf({ credential, at }: OperatorCall<unknown>) {
  return { actor: `key:${credential.keyId}`, at }
}

function done(verdict: 'new' | 'read', body: object): Answer {
  return { status: 200, body: JSON.stringify(body), verdict, code: null }
}
