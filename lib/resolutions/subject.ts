import type { Tx } from '@/lib/db/prisma'
import { type Amount, toAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { type RoundEntry, readEntries } from './entries'
import type { Intent } from './intent'

export type SubjectPlayer = { id: string; currency: string; status: string; balance: Amount }

export type SubjectRound = {
  id: string
  providerId: string
  gameId: string
  providerRoundId: string
  playerId: string
  currency: string
  status: string
  bets: number
  betsLive: number
  stake: Amount
  win: Amount
  closedBy: string | null
  staffSettled: boolean
}

export type SubjectCase = {
  id: string
  kind: string
  state: string
  code: string | null
  providerId: string | null
  providerTransactionId: string | null
  currency: string | null
  amount: Amount | null
  /** The refused call as the rules saw it; null where it was not kept. */
  command: unknown
}

/** What a resolution is about, as it stands now. */
export type Subject = {
  player: SubjectPlayer
  round: SubjectRound | null
  /** The provider whose round, transaction or call it is. */
  providerId: string | null
  /** The accepted transactions of the round, oldest first. */
  entries: RoundEntry[]
  /** The transaction that is meant, where one is. */
  entry: RoundEntry | null
  case: SubjectCase | null
}

/**
 * Locks the wallet (as every money command does first, so that nothing of the player's can move until the
 * transaction ends), then reads what the intent is about. Refuses INVALID_REQUEST for ids that do not exist or
 * do not belong together.
 */
export async function lockSubject(tx: Tx, intent: Intent): Promise<Subject> {
  const { playerId, roundId, transactionId, caseId } = intent
  await tx.$queryRaw`select id from wallets where player_id = ${playerId} and bucket = 'cash' order by player_id for update`
  const player = await readPlayer(tx, playerId)
  if (!player) return unknown()
  const round = roundId === null ? null : await readRound(tx, roundId)
  if (roundId !== null && round?.playerId !== playerId) return unknown()
  const entries = await readEntries(tx, { roundId, transactionId })
  const entry = entries.find(one => one.id === transactionId) ?? null
  if (transactionId !== null && (!entry || entry.playerId !== playerId || entry.roundId !== roundId))
    return unknown()
  const found = caseId === null ? null : await readCase(tx, caseId)
  if (caseId !== null && (found?.playerId !== playerId || (roundId !== null && found.roundId !== roundId)))
    return unknown()
  const providerId = round?.providerId ?? entry?.providerId ?? found?.providerId ?? null
  return { player, round, providerId, entries, entry, case: found }
}

/** The round's facts and its player's, unlocked, for a page; null where there is no such round. */
export async function readRoundSubject(tx: Tx, roundId: string): Promise<Subject | null> {
  const round = await readRound(tx, roundId)
  const player = round && (await readPlayer(tx, round.playerId))
  if (!round || !player) return null
  const entries = await readEntries(tx, { roundId, transactionId: null })
  return { player, round, providerId: round.providerId, entries, entry: null, case: null }
}

/** What a case beside every round is about; null where its player is not known. */
export async function readCaseSubject(
  tx: Tx,
  found: SubjectCase & { playerId: string | null },
): Promise<Subject | null> {
  const player = found.playerId === null ? null : await readPlayer(tx, found.playerId)
  return (
    player && { player, round: null, providerId: found.providerId, entries: [], entry: null, case: found }
  )
}

async function readPlayer(tx: Tx, id: string): Promise<SubjectPlayer | null> {
  const player = await tx.player.findUnique({
    where: { id },
    include: { wallets: { where: { bucket: 'cash' } } },
  })
  const wallet = player?.wallets.find(one => one.currency === player.currency)
  if (!player || !wallet) return null
  const { currency, status } = player
  return { id, currency, status, balance: toAmount(wallet.balance.toFixed()) }
}

async function readRound(tx: Tx, id: string): Promise<SubjectRound | null> {
  const round = await tx.round.findUnique({ where: { id } })
  if (!round) return null
  return { ...round, stake: toAmount(round.stake.toFixed()), win: toAmount(round.win.toFixed()) }
}

/** A case as a resolution sees it; null where there is none. */
export async function readCase(tx: Tx, id: string) {
  const found = await tx.case.findUnique({ where: { id } })
  return found && { ...found, amount: found.amount && toAmount(found.amount.toFixed()) }
}

function unknown(): never {
  return refuse('INVALID_REQUEST', {
    message: 'This form names something that does not exist or belongs elsewhere; nothing was done.',
  })
}
