import type { z } from 'zod'
import { sha256 } from '@/lib/ledger/link'
import type { Credential } from '@/lib/providers/directory'
import { type Command, toCommand } from './command'
import type { contracts } from './contracts'
import type { Call } from './endpoint'

type CallOf<Name extends keyof typeof contracts> = Call<z.output<(typeof contracts)[Name]>>

export function bet({ input, credential, requestId }: CallOf<'bet'>): Command {
  return toCommand({
    kind: 'bet',
    providerId: credential.providerId!,
    keyId: credential.keyId,
    playerId: input.player_id,
    transactionId: input.transaction_id,
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: input.type,
    roundClosed: input.round_closed,
    referenceId: null,
    jackpotId: null,
    detail: detailOf({ jackpot_contribution: input.jackpot_contribution }),
    tokenHash: sha256(input.token),
    actor: actorOf(credential),
    requestId,
  })
}

export function win({ input, credential, requestId }: CallOf<'win'>): Command {
  return toCommand({
    kind: 'win',
    providerId: credential.providerId!,
    keyId: credential.keyId,
    playerId: input.player_id,
    transactionId: input.transaction_id,
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: input.type,
    roundClosed: input.round_closed,
    referenceId: input.bet_transaction_id,
    jackpotId: null,
    detail: null,
    tokenHash: input.token === null ? null : sha256(input.token),
    actor: actorOf(credential),
    requestId,
  })
}

export function rollback({ input, credential, requestId }: CallOf<'rollback'>): Command {
  return toCommand({
    kind: 'rollback',
    providerId: credential.providerId!,
    keyId: credential.keyId,
    playerId: input.player_id,
    transactionId: input.transaction_id,
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: null,
    roundClosed: false,
    referenceId: input.original_transaction_id,
    jackpotId: null,
    detail: detailOf({ reason: input.reason, amount: input.amount }),
    tokenHash: null,
    actor: actorOf(credential),
    requestId,
  })
}

export function jackpot({ input, credential, requestId }: CallOf<'jackpot'>): Command {
  return toCommand({
    kind: 'jackpot',
    providerId: credential.providerId!,
    keyId: credential.keyId,
    playerId: input.player_id,
    transactionId: input.transaction_id,
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: null,
    roundClosed: false,
    referenceId: null,
    jackpotId: input.jackpot_id,
    detail: detailOf({ tier: input.tier }),
    tokenHash: null,
    actor: actorOf(credential),
    requestId,
  })
}

function actorOf({ keyId }: Credential): string {
  return `key:${keyId}`
}

function detailOf(facts: Record<string, string | null>): Record<string, string> | null {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null)
  return known.length > 0 ? Object.fromEntries(known) : null
}
