import type { z } from 'zod'
import { sha256 } from '@/lib/ledger/link'
import { type Command, type CommandFacts, toCommand } from './command'
import type { contracts } from './contracts'
import type { Call } from './endpoint'

type CallOf<Name extends keyof typeof contracts> = Call<z.output<(typeof contracts)[Name]>>

export function bet({ input, ...call }: CallOf<'bet'>): Command {
  return toCommand({
    ...common(call, input),
    kind: 'bet',
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: input.type,
    roundClosed: input.round_closed,
    detail: detailOf({ jackpot_contribution: input.jackpot_contribution }),
    tokenHash: sha256(input.token),
  })
}

export function win({ input, ...call }: CallOf<'win'>): Command {
  return toCommand({
    ...common(call, input),
    kind: 'win',
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: input.type,
    roundClosed: input.round_closed,
    referenceId: input.bet_transaction_id,
    tokenHash: input.token === null ? null : sha256(input.token),
  })
}

export function rollback({ input, ...call }: CallOf<'rollback'>): Command {
  return toCommand({
    ...common(call, input),
    kind: 'rollback',
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    referenceId: input.original_transaction_id,
    detail: detailOf({ reason: input.reason, amount: input.amount }),
  })
}

export function jackpot({ input, ...call }: CallOf<'jackpot'>): Command {
  return toCommand({
    ...common(call, input),
    kind: 'jackpot',
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    jackpotId: input.jackpot_id,
    detail: detailOf({ tier: input.tier }),
  })
}

type Named = { player_id: string; transaction_id: string }

function common(
  { credential, requestId }: Omit<Call<unknown>, 'input'>,
  { player_id, transaction_id }: Named,
) {
  return {
    providerId: credential.providerId!,
    keyId: credential.keyId,
    playerId: player_id,
    transactionId: transaction_id,
    type: null,
    roundClosed: false,
    referenceId: null,
    jackpotId: null,
    detail: null,
    tokenHash: null,
    actor: `key:${credential.keyId}`,
    requestId,
  } satisfies Partial<CommandFacts>
}

function detailOf(facts: Record<string, string | null>): Record<string, string> | null {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null)
  return known.length > 0 ? Object.fromEntries(known) : null
}
