import { type Instant, now } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'
import { uuidPattern } from '@/lib/text'
import type { RequestFilter } from './filter'
import { requestsWhere } from './where'

export type RequestRow = {
  id: string
  at: string
  endpoint: string
  verdict: string
  status: number
  code: string | null
  /** Milliseconds, with one decimal. */
  latency: string
  providerId: string | null
  playerId: string | null
  transactionId: string | null
  roundId: string | null
  keyId: string | null
  address: string | null
}

/** The columns a page of calls is sorted by: time and id. */
export const requestSortColumns = 2
export const requestPage = 50

/** A page of the request log, newest first, without the bodies. */
export async function listRequests(
  filter: RequestFilter,
  cursor: Cursor | null,
  size = requestPage,
  at: Instant = now(),
): Promise<Page<RequestRow>> {
  return keysetPage(
    isSound(cursor) ? cursor : null,
    size,
    (from, limit) => fetchRequests(requestsWhere(filter, at), from, limit),
    row => [row.at, row.id],
  )
}

/** How many calls a filter finds. */
export function countRequests(filter: RequestFilter, at: Instant = now()): Promise<number> {
  return prisma().request.count({ where: requestsWhere(filter, at) })
}

async function fetchRequests(
  where: Prisma.RequestWhereInput,
  cursor: Cursor | null,
  limit: number,
): Promise<RequestRow[]> {
  const order = cursor?.direction === 'before' ? 'asc' : 'desc'
  const found = await prisma().request.findMany({
    where: { AND: [where, beyond(cursor)] },
    orderBy: [{ at: order }, { id: order }],
    take: limit,
    omit: { request: true, answer: true, signature: true, path: true },
  })
  return found.map(call => ({
    id: call.id,
    at: timeCell(call.at),
    endpoint: call.endpoint,
    verdict: call.verdict,
    status: call.status,
    code: call.code,
    latency: latencyCell(call.latencyUs),
    providerId: call.providerId,
    playerId: call.playerId,
    transactionId: call.providerTransactionId,
    roundId: call.providerRoundId,
    keyId: call.keyId,
    address: call.address,
  }))
}

/** Microseconds as milliseconds with one decimal. */
export function latencyCell(microseconds: number): string {
  return (microseconds / 1000).toFixed(1)
}

function beyond(cursor: Cursor | null): Prisma.RequestWhereInput {
  if (!cursor) return {}
  const [time, id] = cursor.keys as [string, string]
  const at = new Date(time)
  const side = cursor.direction === 'after' ? 'lt' : 'gt'
  // The first condition says nothing new, but lets index and partitions begin where the page does.
  return { at: { [`${side}e`]: at }, OR: [{ at: { [side]: at } }, { at, id: { [side]: id } }] }
}

function isSound(cursor: Cursor | null): boolean {
  if (cursor === null) return true
  const [time, id] = cursor.keys
  return !Number.isNaN(Date.parse(time!)) && uuidPattern.test(id!)
}
