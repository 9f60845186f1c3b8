import { type Instant, toTimestamp } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { inTransaction } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { sha256 } from '@/lib/ledger/link'
import { type Amount, compare, subtract, toAmount, zero } from '@/lib/money/amount'
import { type MagicPlayer, magicCurrency, magicFunds, magicToken } from '@/lib/players/magic'
import { insertPlayer } from '@/lib/players/put'
import { refuse } from '@/lib/refusal'
import { operatorId, toCommand } from './command'
import type { Call } from './endpoint'
import { submit } from './queue'

/** Who is called for, where, and whether with the player's own magic token. */
export type Stage = { playerId: string; player: MagicPlayer; providerId: string; isSeated: boolean }

/** What a magic player has. */
export type Standing = { currency: string; balance: Amount }

/** What its money is moved under; no key and no person. */
const actor = 'sandbox'
const sessionLasts = 24 * 3_600_000
/** A session that ends within this is renewed, so that none is over between this look and the call's own. */
const renewBefore = 60_000

type Found = {
  currency: string
  test: boolean
  balance: Amount
  seq: string
  /** Until when the session of the magic token runs; null where there is none, or it has ended. */
  seated_until: Date | null
}

/**
 * Makes what a call of a magic player takes, as far as it is lacking: the player, money (or none: before a bet of
 * one that has none), and the session of its token. Gives what it has then; null where the id belongs to a player of
 * the operator's own, which is older than the sandbox: then there is no magic in it. Refuses BUSY.
 */
export async function setMagicStage(
  stage: Stage,
  { at, requestId }: Pick<Call<unknown>, 'at' | 'requestId'>,
  isBet: boolean,
): Promise<Standing | null> {
  const { playerId, player, providerId, isSeated } = stage
  const found = (await find(stage)) ?? (await make(stage, at))
  if (!found.test || found.currency !== magicCurrency) return null
  let { balance } = found
  if (player.isFunded && compare(balance, magicFunds.low) < 0) {
    await move('deposit', playerId, subtract(magicFunds.full, balance), found.seq, requestId)
    balance = magicFunds.full
  }
  if (!player.isFunded && isBet && compare(balance, zero) > 0) {
    await move('withdrawal', playerId, balance, found.seq, requestId)
    balance = zero
  }
  if (isSeated && !(found.seated_until && found.seated_until.getTime() > at + renewBefore))
    await seat(playerId, providerId, at)
  return { currency: magicCurrency, balance }
}

async function find({ playerId, providerId }: Stage): Promise<Found | null> {
  const { rows } = await appPool().query({
    name: 'cage_magic',
    text: `
      select p.currency, p.test, w.balance::text as balance, w.seq::text as seq,
        case when s.ended_at is null then s.expires_at end as seated_until
      from players p
      join wallets w on w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash'
      left join sessions s on s.token_hash = decode($2, 'hex')
      where p.id = $1`,
    values: [playerId, sha256(magicToken(playerId, providerId))],
  })
  return rows[0] ? { ...rows[0], balance: toAmount(rows[0].balance) } : null
}

async function make(stage: Stage, at: Instant): Promise<Found> {
  const { playerId, player } = stage
  const facts = { playerId, currency: magicCurrency, status: player.status, test: true }
  await inTransaction(tx => insertPlayer(tx, facts, { actor, at }))
  return (await find(stage)) ?? refuse('BUSY', { retryAfter: 1 })
}

/**
 * Money from the cashier, or back to it, the way of a bet. Its id is made of the link the wallet is at: whoever
 * has seen the same balance asks for the same movement, and of any number of them one is done.
 */
async function move(
  kind: 'deposit' | 'withdrawal',
  playerId: string,
  amount: Amount,
  seq: string,
  requestId: string,
): Promise<void> {
  const answer = await submit(
    toCommand({
      kind,
      providerId: operatorId,
      keyId: null,
      playerId,
      transactionId: `${actor}:${kind}:${playerId}:${seq}`,
      providerRoundId: null,
      gameId: null,
      currency: magicCurrency,
      amount,
      type: null,
      roundClosed: false,
      referenceId: null,
      jackpotId: null,
      detail: null,
      tokenHash: null,
      actor,
      requestId,
    }),
  )
  // Without it the call would be answered for good by what it happened to find.
  if (answer.code === 'BUSY') refuse('BUSY', { retryAfter: answer.retryAfter })
}

/** The session of a magic token: made, or begun anew where it is over. */
async function seat(playerId: string, providerId: string, at: Instant): Promise<void> {
  await appPool().query(
    `insert into sessions (id, token_hash, player_id, provider_id, currency, created_at, expires_at)
     values ($1, decode($2, 'hex'), $3, $4, $5, $6, $7)
     on conflict (token_hash) do update set expires_at = excluded.expires_at, ended_at = null`,
    [
      newId(),
      sha256(magicToken(playerId, providerId)),
      playerId,
      providerId,
      magicCurrency,
      toTimestamp(at),
      toTimestamp(at + sessionLasts),
    ],
  )
}
