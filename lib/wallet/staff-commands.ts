import { type Amount, isZero } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { type Command, type CommandFacts, type Resolution, staffId, toCommand } from './command'

/** Who decides and why: what every staff transaction carries. */
export type Ruling = {
  /** The staff transaction's own id, made of the form's: a second click is a replay. */
  transactionId: string
  /** `staffActor(maker, approver?)`. */
  actor: string
  /** A reason code. */
  reason: string
  note?: string | null
  approvalId?: string | null
  caseId?: string | null
}

/** A stored bet or win, as far as its rollback asks. */
export type Original = {
  /** `staff` where it was staff's own. */
  providerId: string
  transactionId: string
  playerId: string
  providerRoundId: string | null
  gameId: string | null
}

/** A round by its provider's name for it. */
export type RoundName = { providerId: string; gameId: string; providerRoundId: string; playerId: string }

/**
 * Gives a bet back, settled or not, or takes a win back where the balance bears it. The rules refuse
 * TRANSACTION_NOT_FOUND, NOT_ALLOWED for what is no bet or win, was refused, or is reversed or kept already,
 * INSUFFICIENT_FUNDS.
 */
export function staffRollback(
  original: Original,
  ruling: Ruling,
  resolution: 'transaction.rollback' | 'round.rollback' = 'transaction.rollback',
): Command {
  return reversal(original, ruling, resolution)
}

/** Reverses a win whose rollback was kept when the balance was too low. Refused as `staffRollback`, and where none was kept. */
export function releasedRollback(win: Original, ruling: Ruling): Command {
  return reversal(win, ruling, 'win.release')
}

/**
 * Settles an open round with an amount, or closes it with zero: neither the provider's late win nor its
 * rollback moves money in it afterwards. The rules refuse TRANSACTION_NOT_FOUND for an unknown round or an
 * amount on a round without a live bet, ROUND_CLOSED, TRANSACTION_ROLLED_BACK for a cancelled one,
 * WRONG_CURRENCY, FX_RATE_UNAVAILABLE.
 */
export function staffWin(
  round: RoundName,
  money: { currency: string; amount: Amount },
  ruling: Ruling,
): Command {
  const { providerId: subjectId, gameId, providerRoundId, playerId } = round
  const named = { subjectId, gameId, providerRoundId, playerId, ...money }
  const resolution = isZero(money.amount) ? 'round.close' : 'round.settle'
  return staffCommand({ ...named, kind: 'win', type: 'cash', roundClosed: true }, ruling, resolution)
}

/**
 * A refused win or jackpot as its provider sent it (`commandOfCase`), accepted: it stands under the provider's
 * own id and fingerprint, so the provider's retry is a replay of this answer; and if the provider was first,
 * this is a replay of that. The rules refuse PLAYER_NOT_FOUND, WRONG_CURRENCY, FX_RATE_UNAVAILABLE,
 * TRANSACTION_CONFLICT, TRANSACTION_ROLLED_BACK under a tombstone, ROUND_CLOSED where staff settled the round.
 */
export function acceptedWin(refused: Command, ruling: Omit<Ruling, 'transactionId'>): Command {
  if (refused.kind !== 'win' && refused.kind !== 'jackpot')
    refuse('NOT_ALLOWED', { message: 'Only a refused win or jackpot can be accepted.' })
  const detail = { ...refused.detail, ...detailOf(ruling, 'win.accept') }
  return {
    ...refused,
    resolution: 'win.accept',
    keyId: null,
    tokenHash: null,
    requestId: null,
    actor: ruling.actor,
    detail,
  }
}

/** A manual credit, or a debit that the balance bears. Refuses INVALID_REQUEST for nothing; the rules WRONG_CURRENCY, INSUFFICIENT_FUNDS, FX_RATE_UNAVAILABLE. */
export function adjustment(
  money: { playerId: string; currency: string; type: 'credit' | 'debit'; amount: Amount },
  ruling: Ruling,
): Command {
  if (isZero(money.amount))
    refuse('INVALID_REQUEST', { field: 'amount', message: 'An adjustment is above zero.' })
  return staffCommand({ ...money, kind: 'adjustment' }, ruling, 'player.adjust')
}

function reversal(original: Original, ruling: Ruling, resolution: Resolution): Command {
  const { providerId: subjectId, transactionId: referenceId, ...where } = original
  return staffCommand({ ...where, subjectId, referenceId, kind: 'rollback' }, ruling, resolution)
}

type Facts = Pick<CommandFacts, 'kind' | 'playerId'> & Partial<CommandFacts>

function staffCommand(facts: Facts, ruling: Ruling, resolution: Resolution): Command {
  return toCommand({
    providerRoundId: null,
    gameId: null,
    currency: null,
    amount: null,
    type: null,
    roundClosed: false,
    referenceId: null,
    ...facts,
    providerId: staffId,
    transactionId: ruling.transactionId,
    keyId: null,
    jackpotId: null,
    tokenHash: null,
    requestId: null,
    actor: ruling.actor,
    detail: detailOf(ruling, resolution),
    resolution,
  })
}

function detailOf(ruling: Omit<Ruling, 'transactionId'>, action: Resolution): Record<string, string> {
  const { reason, note, approvalId, caseId } = ruling
  return {
    action,
    reason,
    ...(approvalId && { approval: approvalId }),
    ...(caseId && { case: caseId }),
    ...(note && { note }),
  }
}
