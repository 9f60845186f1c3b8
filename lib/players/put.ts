import type { By } from '@/lib/actor'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { walletId } from '@/lib/ledger/account'
import { refuse } from '@/lib/refusal'
import type { PlayerStatus } from './get'
import { magicCurrency, magicPlayer } from './magic'

/** What is left out (null or undefined) stays as it is, or is at its default for a new player. */
export type PutPlayer = {
  playerId: string
  currency: string
  country?: string | null
  language?: string | null
  displayName?: string | null
  status?: PlayerStatus | null
  test?: boolean | null
}

/**
 * Makes a player with account and wallet, or changes one; the same call again changes nothing. The facts are
 * well formed. Refuses WRONG_CURRENCY when the player has another one, NOT_ALLOWED for another `test` once
 * there is a transaction, INVALID_REQUEST for an id that is reserved for the sandbox.
 */
export async function putPlayer(given: PutPlayer, by: By): Promise<void> {
  await prisma().$transaction(async tx => {
    await refuseReserved(tx, given)
    const created = await insertPlayer(tx, given, by)
    if (!created) await changePlayer(tx, given, by)
  })
}

/** A new player with account and wallet; false where there is one of this id already, and then nothing is done. */
export async function insertPlayer(tx: Prisma.TransactionClient, given: PutPlayer, by: By): Promise<boolean> {
  const { playerId, currency } = given
  const at = new Date(by.at)
  const player = { id: playerId, currency, ...changesOf(given), createdAt: at, updatedAt: at }
  const { count } = await tx.player.createMany({ data: [player], skipDuplicates: true })
  if (count === 0) return false
  const id = walletId(playerId, currency)
  await tx.account.createMany({
    data: [{ id, kind: 'player', currency, playerId, createdAt: at }],
    skipDuplicates: true,
  })
  await tx.wallet.create({ data: { id, playerId, currency } })
  return true
}

/**
 * The players of the sandbox are nobody's to make or change; to say once more what they are is no change. One of
 * the operator's own that had such an id before there was a sandbox stays the operator's.
 */
async function refuseReserved(tx: Prisma.TransactionClient, given: PutPlayer): Promise<void> {
  const { playerId: id, currency } = given
  if (!magicPlayer(id)) return
  const player = await tx.player.findUnique({ where: { id } })
  if (player && !(player.test && player.currency === magicCurrency)) return
  if (player && currency === player.currency && isAsGiven(player, changesOf(given))) return
  refuse('INVALID_REQUEST', {
    field: 'player_id',
    message: `player_id: "${id}" is reserved for the sandbox, which makes it when a sandbox key first names it.`,
  })
}

async function changePlayer(tx: Prisma.TransactionClient, given: PutPlayer, by: By): Promise<void> {
  const { playerId: id, currency, test } = given
  const player = await tx.player.findUniqueOrThrow({ where: { id } })
  if (player.currency !== currency) refuse('WRONG_CURRENCY')
  const changes = changesOf(given)
  if (typeof test === 'boolean' && test !== player.test) await refuseAfterFirstTransaction(tx, id, currency)
  if (isAsGiven(player, changes)) return
  // The reason staff gave was for the status that ends here.
  const reason = changes.status && changes.status !== player.status ? { statusReason: null } : {}
  await tx.player.update({ where: { id }, data: { ...changes, ...reason, updatedAt: new Date(by.at) } })
}

/** Batches hold the wallet's lock while they decide, so behind it `seq` is the truth. */
async function refuseAfterFirstTransaction(tx: Prisma.TransactionClient, playerId: string, currency: string) {
  const [wallet] = await tx.$queryRaw<{ seq: bigint }[]>`
    select seq from wallets where id = ${walletId(playerId, currency)}::uuid for update`
  if (wallet && wallet.seq > 0n) {
    refuse('NOT_ALLOWED', {
      field: 'test',
      message: "A player's `test` is fixed from the first transaction on.",
    })
  }
}

function isAsGiven(player: Changes, changes: Changes): boolean {
  return Object.entries(changes).every(([key, value]) => player[key as keyof Changes] === value)
}

type Changes = { [Key in 'country' | 'language' | 'displayName' | 'status' | 'test']?: unknown }

function changesOf({ country, language, displayName, status, test }: PutPlayer) {
  const given = { country, language, displayName, status, test }
  return Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== null && value !== undefined),
  ) as {
    country?: string
    language?: string
    displayName?: string
    status?: PlayerStatus
    test?: boolean
  }
}
