import type { z } from 'zod'
import { sha256 } from '@/lib/ledger/link'
import type { Amount } from '@/lib/money/amount'
import { type Command, toCommand } from './command'
import type { contracts } from './contracts'
import type { Call } from './endpoint'

type CallOf<Name extends keyof typeof contracts> = Call<z.output<(typeof contracts)[Name]>>

export function bet(call: CallOf<'bet'>): Command {
  const { type, round_closed: roundClosed, token, jackpot_contribution } = call.input
  const detail = detailOf({ jackpot_contribution })
  return commandOf('bet', call, { type, roundClosed, detail, tokenHash: sha256(token) })
}

export function win(call: CallOf<'win'>): Command {
  const { type, round_closed: roundClosed, bet_transaction_id: referenceId, token } = call.input
  return commandOf('win', call, {
    type,
    roundClosed,
    referenceId,
    tokenHash: token === null ? null : sha256(token),
  })
}

export function rollback(call: CallOf<'rollback'>): Command {
  const { original_transaction_id: referenceId, reason, amount } = call.input
  return commandOf('rollback', call, { referenceId, detail: detailOf({ reason, amount }) })
}

export function jackpot(call: CallOf<'jackpot'>): Command {
  const { jackpot_id: jackpotId, tier } = call.input
  return commandOf('jackpot', call, { jackpotId, detail: detailOf({ tier }) })
}

/** What every money call says. */
type Money = {
  player_id: string
  transaction_id: string
  round_id: string | null
  game_id: string | null
  currency: string | null
  amount: Amount | null
}

/** What only some of them say. */
type Own = Partial<
  Pick<Command, 'type' | 'roundClosed' | 'referenceId' | 'jackpotId' | 'detail' | 'tokenHash'>
>

function commandOf(kind: Command['kind'], { input, credential, requestId }: Call<Money>, own: Own): Command {
  return toCommand({
    kind,
    providerId: credential.providerId!,
    keyId: credential.keyId,
    playerId: input.player_id,
    transactionId: input.transaction_id,
    providerRoundId: input.round_id,
    gameId: input.game_id,
    currency: input.currency,
    amount: input.amount,
    type: own.type ?? null,
    roundClosed: own.roundClosed ?? false,
    referenceId: own.referenceId ?? null,
    jackpotId: own.jackpotId ?? null,
    detail: own.detail ?? null,
    tokenHash: own.tokenHash ?? null,
    actor: `key:${credential.keyId}`,
    requestId,
  })
}

function detailOf(facts: Record<string, string | null>): Record<string, string> | null {
  const known = Object.entries(facts).filter((fact): fact is [string, string] => fact[1] !== null)
  return known.length > 0 ? Object.fromEntries(known) : null
}
