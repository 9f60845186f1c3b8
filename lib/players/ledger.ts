import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, dayCell, plainCell, timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import type { LedgerFilter } from './ledger-filter'
import { ledgerWhere } from './ledger-where'

export type LedgerRow = {
  id: string
  seq: string
  at: string
  kind: string
  type: string | null
  providerId: string
  gameId: string | null
  /** The provider's name of the round; `roundUuid` is ours, where there is such a round. */
  roundId: string | null
  roundUuid: string | null
  transactionId: string
  effect: string
  code: string | null
  httpStatus: number
  currency: string
  amount: string
  /** Where the money went, seen from the player; null where none moved. */
  direction: 'in' | 'out' | null
  balance: string
  value: BaseValue | null
}

/** A posting's value in the base currency, and the rate it was taken at. */
export type BaseValue = {
  amount: string
  currency: string
  rate: string
  day: string
  source: string
  stale: boolean
}

export const ledgerPage = 50

/** The columns a ledger page is sorted by: the link's number within its wallet. */
export const ledgerSortColumns = 1

/** A page of a wallet's ledger, newest first: in the order of the wallet's chain, never by time. */
export async function listLedger(
  walletId: string,
  filter: LedgerFilter,
  cursor: Cursor | null,
  size = ledgerPage,
): Promise<Page<LedgerRow>> {
  const where = await ledgerWhere(walletId, filter)
  return keysetPage(
    cursor && /^[0-9]{1,18}$/.test(cursor.keys[0]!) ? cursor : null,
    size,
    (from, limit) => fetchLedger(walletId, where, from, limit),
    row => [row.seq],
  )
}

/** How many links of a wallet a filter finds. */
export async function countLedger(walletId: string, filter: LedgerFilter): Promise<number> {
  return prisma().transaction.count({ where: await ledgerWhere(walletId, filter) })
}

async function fetchLedger(
  walletId: string,
  where: Prisma.TransactionWhereInput,
  cursor: Cursor | null,
  limit: number,
): Promise<LedgerRow[]> {
  const found = await prisma().transaction.findMany({
    where: { AND: [where, beyond(cursor)] },
    orderBy: { seq: cursor?.direction === 'before' ? 'asc' : 'desc' },
    take: limit,
  })
  const [postings, rounds, settings] = await Promise.all([
    readPostings(walletId, found),
    readRounds(found),
    prisma().settings.findFirstOrThrow({ select: { baseCurrency: true } }),
  ])
  return found.map(transaction => ({
    ...toRow(transaction, postings.get(transaction.seq), settings.baseCurrency),
    ...roundOf(transaction, rounds),
  }))
}

type Transaction = Prisma.TransactionModel
type Posting = Prisma.PostingModel

function beyond(cursor: Cursor | null): Prisma.TransactionWhereInput {
  if (!cursor) return {}
  const seq = BigInt(cursor.keys[0]!)
  return { seq: cursor.direction === 'after' ? { lt: seq } : { gt: seq } }
}

/** The postings of these links; the times bound the search to the months they lie in. */
async function readPostings(walletId: string, links: Transaction[]): Promise<Map<bigint, Posting>> {
  if (links.length === 0) return new Map()
  const times = links.map(link => link.at.getTime())
  const postings = await prisma().posting.findMany({
    where: {
      walletId,
      seq: { in: links.map(link => link.seq) },
      at: { gte: new Date(Math.min(...times)), lte: new Date(Math.max(...times) + 1) },
    },
  })
  return new Map(postings.map(posting => [posting.seq, posting]))
}

/** The rounds there are of those named, and the provider's names of them. */
async function readRounds(links: Transaction[]): Promise<Map<string, string>> {
  const ids = [...new Set(links.flatMap(link => (link.roundId ? [link.roundId] : [])))]
  const rounds = await prisma().round.findMany({
    where: { id: { in: ids } },
    select: { id: true, providerRoundId: true },
  })
  return new Map(rounds.map(round => [round.id, round.providerRoundId]))
}

/** A refused bet may name a round that never began; a rollback often names none, and is of its bet's. */
function roundOf({ roundId: id, providerRoundId }: Transaction, rounds: Map<string, string>) {
  const name = id === null ? undefined : rounds.get(id)
  return { roundId: providerRoundId ?? name ?? null, roundUuid: name === undefined ? null : id }
}

function toRow(
  link: Transaction,
  posting: Posting | undefined,
  baseCurrency: string,
): Omit<LedgerRow, 'roundId' | 'roundUuid'> {
  return {
    id: link.id,
    seq: `${link.seq}`,
    at: timeCell(link.at),
    kind: link.kind,
    type: link.type,
    providerId: link.providerId,
    gameId: link.gameId,
    transactionId: link.providerTransactionId,
    effect: link.effect,
    code: link.code,
    httpStatus: link.httpStatus,
    currency: link.currency,
    amount: amountCell(link.amount, link.currency),
    direction: posting ? (posting.destinationId === posting.walletId ? 'in' : 'out') : null,
    balance: amountCell(link.balance, link.currency),
    value: posting ? baseValueOf(posting, baseCurrency) : null,
  }
}

/** A posting's value in base, with the rate, its day and its source. */
export function baseValueOf(posting: Posting, baseCurrency: string): BaseValue {
  return {
    amount: amountCell(posting.baseAmount, baseCurrency),
    currency: baseCurrency,
    rate: plainCell(posting.rate),
    day: dayCell(posting.rateDay),
    source: posting.rateSource,
    stale: posting.rateStale,
  }
}
