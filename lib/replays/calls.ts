import type { Instant } from '@/lib/clock'
import type { Row } from '@/lib/db/conversation'
import type { Executor } from '@/lib/db/executor'
import { isText } from '@/lib/text'
import type { Command } from '@/lib/wallet/command'
import { bet, jackpot, rollback, win } from '@/lib/wallet/commands'
import { contracts } from '@/lib/wallet/contracts'
import type { Call } from '@/lib/wallet/endpoint'

/** What a call was answered, as far as two answers are compared. */
export type Said = { status: number; code: string | null; balance: string | null }

/** A money call of the log that reached the rules. */
export type DayCall = {
  requestId: string
  at: Instant
  isReplay: boolean
  command: Command
  said: Said
}

/** Why a call of the day is not replayed. */
export type LeftOut = 'door' | 'unreadable' | 'unknown'

/** Calls of a day that a dry run takes at most. */
export const callsMax = 20_000

const moneyCalls = `
select id, (extract(epoch from at) * 1000)::float8 as at, endpoint, verdict, status, code, key_id, player_id,
  provider_transaction_id as transaction_id, provider_round_id as round_id, provider_reference_id as reference_id, request, answer
from requests
where provider_id = $1 and at >= $2 and at < $3 and door = 'wallet' and endpoint in ('bet', 'win', 'rollback', 'jackpot')
order by at, id limit $4`

/** The first money calls of a provider from one moment to another, in the order they came; one more than are taken. */
export async function readCalls(
  executor: Executor,
  providerId: string,
  from: string,
  to: string,
  most = callsMax,
): Promise<Row[]> {
  return (await executor.query(moneyCalls, [providerId, from, to, most + 1])).rows
}

const verbs = { bet, win, rollback, jackpot }
/** Turned away before the rules were asked. */
const atTheDoor = ['RATE_LIMITED', 'IP_NOT_ALLOWED', 'BODY_TOO_LARGE']

/**
 * A row of the log as the command it was, or why it is none. The log masks tokens, so the player's own session stands for
 * whatever was sent. What was answered BUSY may have been decided all the same: `isStored` says that the ledger has it.
 */
export function toDayCall(providerId: string, row: Row, isStored: boolean): DayCall | LeftOut {
  const { endpoint, verdict, code } = row
  if (verdict === 'signature' || atTheDoor.includes(code)) return 'door'
  const body = parseBody(row.request)
  if (!body) return code === 'INVALID_REQUEST' ? 'door' : 'unreadable'
  const name = endpoint as keyof typeof verbs
  const parsed = contracts[name].safeParse(body)
  if (!parsed.success) return code === 'INVALID_REQUEST' ? 'door' : 'unreadable'
  if (verdict === 'error' && !isStored) return 'unknown'
  const toCommand = verbs[name] as (call: Call<unknown>) => Command
  const credential = { providerId, keyId: row.key_id }
  const call = { input: parsed.data, credential, requestId: row.id, at: row.at } as unknown as Call<unknown>
  const command = toCommand(call)
  if (!agrees(command, row)) return 'unreadable'
  return {
    requestId: row.id,
    at: row.at,
    isReplay: verdict === 'replay',
    command: { ...command, keyId: null, tokenHash: tokenOf(command.playerId) },
    said: { status: row.status, code, balance: balanceIn(row.answer) },
  }
}

/** Under this name a replay keeps the session of a player: whose token it was is all that counts. */
export function tokenOf(playerId: string): string {
  return `token of ${playerId}`
}

/** The balance that an answer's body names. */
export function balanceIn(body: string | null): string | null {
  const balance = parseBody(body)?.balance
  return typeof balance === 'string' ? balance : null
}

/** The masking of tokens may have hit what is none: then the columns of the log say otherwise. */
function agrees(command: Command, row: Row): boolean {
  return (
    isText(command.playerId) &&
    command.playerId === row.player_id &&
    command.transactionId === row.transaction_id &&
    command.providerRoundId === row.round_id &&
    command.referenceId === row.reference_id
  )
}

function parseBody(text: string | null): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text ?? '')
    return typeof body === 'object' && body !== null ? (body as Record<string, unknown>) : null
  } catch {
    return null
  }
}
