import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, dayCell, plainCell, timeCell } from '@/lib/listing/cells'

/** A transaction of a round, or one that decided over it from outside: a rollback that came first. */
export type RoundTransaction = {
  id: string
  seq: string
  at: string
  kind: string
  type: string | null
  /** The id it has with its provider (`staff` for what staff posted). */
  providerId: string
  transactionId: string
  effect: string
  code: string | null
  httpStatus: number
  currency: string
  amount: string
  roundClosed: boolean
  referenceId: string | null
  originalId: string | null
  reverses: boolean
  scope: string
  detail: Record<string, string>
  policyVersion: number | null
  actor: string
  requestId: string | null
  /** The player's balance right after it. */
  balance: string
  posting: RoundPosting | null
}

/** What moved: from one account to another, and what it is worth in base. */
export type RoundPosting = {
  from: string
  to: string
  /** Seen from the player. */
  direction: 'in' | 'out'
  amount: string
  balanceAfter: string
  baseAmount: string
  rate: string
  rateDay: string
  rateSource: string
  isStale: boolean
}

type Link = Prisma.TransactionModel
type Posting = Prisma.PostingModel

/** More transactions than these of one round are not read. */
export const transactionsMax = 500

/** Links of one wallet with their postings, in the order given. */
export async function withPostings(links: Link[], baseCurrency: string): Promise<RoundTransaction[]> {
  const postings = await readPostings(links)
  const names = await readAccountNames([...postings.values()])
  return links.map(link => {
    const posting = postings.get(`${link.walletId} ${link.seq}`)
    return toTransaction(link, posting ? toPosting(posting, names, baseCurrency) : null)
  })
}

/** By wallet and number, bounded by their times to the months they lie in. */
async function readPostings(links: Link[]): Promise<Map<string, Posting>> {
  const moved = links.filter(link => link.effect === 'posted')
  if (moved.length === 0) return new Map()
  const times = moved.map(link => link.at.getTime())
  const found = await prisma().posting.findMany({
    where: {
      walletId: { in: [...new Set(moved.map(link => link.walletId))] },
      seq: { in: moved.map(link => link.seq) },
      at: { gte: new Date(Math.min(...times)), lte: new Date(Math.max(...times) + 1) },
    },
  })
  return new Map(found.map(posting => [`${posting.walletId} ${posting.seq}`, posting]))
}

async function readAccountNames(postings: Posting[]): Promise<Map<string, string>> {
  const ids = [...new Set(postings.flatMap(posting => [posting.sourceId, posting.destinationId]))]
  if (ids.length === 0) return new Map()
  const accounts = await prisma().account.findMany({ where: { id: { in: ids } } })
  return new Map(
    accounts.map(account => [
      account.id,
      [account.kind, account.jackpotId ?? account.playerId ?? account.providerId].filter(Boolean).join(' '),
    ]),
  )
}

function toTransaction(link: Link, posting: RoundPosting | null): RoundTransaction {
  return {
    id: link.id,
    seq: `${link.seq}`,
    at: timeCell(link.at),
    kind: link.kind,
    type: link.type,
    providerId: link.providerId,
    transactionId: link.providerTransactionId,
    effect: link.effect,
    code: link.code,
    httpStatus: link.httpStatus,
    currency: link.currency,
    amount: amountCell(link.amount, link.currency),
    roundClosed: link.roundClosed,
    referenceId: link.referenceId,
    originalId: link.originalId,
    reverses: link.reverses,
    scope: link.scope,
    detail: detailOf(link.detail),
    policyVersion: link.policyVersion,
    actor: link.actor,
    requestId: link.requestId,
    balance: amountCell(link.balance, link.currency),
    posting,
  }
}

function toPosting(posting: Posting, names: Map<string, string>, baseCurrency: string): RoundPosting {
  return {
    from: names.get(posting.sourceId) ?? posting.sourceId,
    to: names.get(posting.destinationId) ?? posting.destinationId,
    direction: posting.destinationId === posting.walletId ? 'in' : 'out',
    amount: amountCell(posting.amount, posting.currency),
    balanceAfter: amountCell(posting.balanceAfter, posting.currency),
    baseAmount: amountCell(posting.baseAmount, baseCurrency),
    rate: plainCell(posting.rate),
    rateDay: dayCell(posting.rateDay),
    rateSource: posting.rateSource,
    isStale: posting.rateStale,
  }
}

function detailOf(detail: unknown): Record<string, string> {
  if (typeof detail !== 'object' || detail === null) return {}
  return Object.fromEntries(Object.entries(detail).map(([name, value]) => [name, `${value}`]))
}
