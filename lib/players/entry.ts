import { readStaffActor } from '@/lib/actor'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { amountCell, timeCell } from '@/lib/listing/cells'
import { uuidPattern } from '@/lib/text'
import { type BaseValue, baseValueOf } from './ledger'

/** A fact of a transaction: its name and its text. */
export type Fact = { name: string; value: string }

/** The same transaction seen from another: what it reversed, or what reversed it. */
export type Related = {
  id: string
  seq: string
  kind: string
  transactionId: string
  how: 'reverses' | 'reversed by' | 'refers to'
}

export type LedgerEntry = {
  id: string
  seq: string
  at: string
  kind: string
  playerId: string
  transactionId: string
  /** Our id of its round, where it has one. */
  roundId: string | null
  providerId: string
  effect: string
  code: string | null
  httpStatus: number
  currency: string
  amount: string
  balance: string
  facts: Fact[]
  /** The stored answer, as it was sent. */
  body: string
  posting: { from: string; to: string; amount: string; balanceAfter: string; value: BaseValue } | null
  call: {
    method: string
    path: string
    verdict: string
    milliseconds: string
    address: string | null
    request: string | null
  } | null
  related: Related[]
  hash: string
  previousHash: string
  hashVersion: number
}

type Link = Prisma.TransactionModel

/** One transaction with everything that is known of it; null where there is none, or none of the wallet that is named. */
export async function getLedgerEntry(id: string, walletId?: string): Promise<LedgerEntry | null> {
  if (!uuidPattern.test(id)) return null
  const link = await prisma().transaction.findUnique({ where: { id } })
  if (!link || (walletId && link.walletId !== walletId)) return null
  const [posting, call, related, people] = await Promise.all([
    readPosting(link),
    readCall(link),
    readRelated(link),
    readPeople(link.actor),
  ])
  return {
    id: link.id,
    seq: `${link.seq}`,
    at: timeCell(link.at),
    kind: link.kind,
    playerId: link.playerId,
    transactionId: link.providerTransactionId,
    roundId: link.roundId,
    providerId: link.providerId,
    effect: link.effect,
    code: link.code,
    httpStatus: link.httpStatus,
    currency: link.currency,
    amount: amountCell(link.amount, link.currency),
    balance: amountCell(link.balance, link.currency),
    facts: [...people, ...factsOf(link)],
    body: link.body,
    posting,
    call,
    related,
    hash: Buffer.from(link.hash).toString('hex'),
    previousHash: Buffer.from(link.previousHash).toString('hex'),
    hashVersion: link.hashVersion,
  }
}

function factsOf(link: Link): Fact[] {
  const detail = link.detail && typeof link.detail === 'object' ? Object.entries(link.detail) : []
  const facts: [string, string | number | null | undefined][] = [
    ['Type', link.type],
    ['Game', link.gameId],
    ['Round', link.providerRoundId],
    ['Closes the round', link.roundClosed ? 'yes' : null],
    ['Refers to', link.referenceId],
    ['Jackpot', link.jackpotId],
    ...detail.map(([name, value]): [string, string] => [name.replaceAll('_', ' '), `${value}`]),
    ['Id unique within', link.scope ? 'the player' : 'the provider'],
    ['Policy version', link.policyVersion],
    ['Actor', link.actor],
    ['Session', link.sessionId],
    ['Request id', link.requestId],
  ]
  return facts.flatMap(([name, value]) =>
    value === null || value === undefined ? [] : [{ name, value: `${value}` }],
  )
}

/** Who of staff made it and who approved it, by name; none where a call or the operator did. */
async function readPeople(actor: string): Promise<Fact[]> {
  const ids = readStaffActor(actor)
  if (!ids) return []
  const { makerId, approverId } = ids
  const people = await prisma().staff.findMany({
    where: { id: { in: approverId ? [makerId, approverId] : [makerId] } },
    select: { id: true, name: true },
  })
  const nameOf = (id: string) => people.find(one => one.id === id)?.name ?? id
  const made = { name: approverId ? 'Asked for by' : 'Posted by', value: nameOf(makerId) }
  return approverId ? [made, { name: 'Approved by', value: nameOf(approverId) }] : [made]
}

async function readPosting(link: Link): Promise<LedgerEntry['posting']> {
  const posting = await prisma().posting.findFirst({
    where: {
      walletId: link.walletId,
      seq: link.seq,
      at: { gte: link.at, lte: new Date(link.at.getTime() + 1) },
    },
  })
  if (!posting) return null
  const [settings, accounts] = await Promise.all([
    prisma().settings.findFirstOrThrow({ select: { baseCurrency: true } }),
    prisma().account.findMany({ where: { id: { in: [posting.sourceId, posting.destinationId] } } }),
  ])
  const nameOf = (id: string) => {
    const account = accounts.find(one => one.id === id)
    return account
      ? [account.kind, account.jackpotId ?? account.playerId ?? account.providerId].filter(Boolean).join(' ')
      : id
  }
  return {
    from: nameOf(posting.sourceId),
    to: nameOf(posting.destinationId),
    amount: amountCell(posting.amount, posting.currency),
    balanceAfter: amountCell(posting.balanceAfter, posting.currency),
    value: baseValueOf(posting, settings.baseCurrency),
  }
}

/** The call in the request log, where it is still kept; a day either way bounds the partitions searched. */
async function readCall(link: Link): Promise<LedgerEntry['call']> {
  if (!link.requestId) return null
  const around = 86_400_000
  const call = await prisma().request.findFirst({
    where: {
      id: link.requestId,
      at: { gte: new Date(link.at.getTime() - around), lte: new Date(link.at.getTime() + around) },
    },
  })
  if (!call) return null
  const { method, path, verdict, address, request } = call
  return { method, path, verdict, milliseconds: (call.latencyUs / 1000).toFixed(1), address, request }
}

async function readRelated(link: Link): Promise<Related[]> {
  const reversal = await prisma().transaction.findFirst({ where: { originalId: link.id, reverses: true } })
  const original = link.originalId
    ? await prisma().transaction.findUnique({ where: { id: link.originalId } })
    : null
  const named = (other: Link, how: Related['how']): Related => ({
    id: other.id,
    seq: `${other.seq}`,
    kind: other.kind,
    transactionId: other.providerTransactionId,
    how,
  })
  return [
    ...(original ? [named(original, link.reverses ? 'reverses' : 'refers to')] : []),
    ...(reversal ? [named(reversal, 'reversed by')] : []),
  ]
}
