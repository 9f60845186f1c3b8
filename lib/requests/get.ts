import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { uuidPattern } from '@/lib/text'
import type { LoggedCall } from '@/lib/wire/call'
import { latencyCell } from './list'

/** One call with all that is kept of it; null where the log has none of this id (any more). */
export async function getRequest(id: string): Promise<LoggedCall | null> {
  if (!uuidPattern.test(id)) return null
  const call = await prisma().request.findFirst({ where: { id } })
  return call && toCall(call)
}

/** The same where it is a call of this provider's; null for any other. */
export async function getRequestOf(providerId: string, id: string): Promise<LoggedCall | null> {
  if (!uuidPattern.test(id)) return null
  const call = await prisma().request.findFirst({ where: { id, providerId } })
  return call && toCall(call)
}

/** A row of the log as pages read it. */
export function toCall(row: Prisma.RequestModel): LoggedCall {
  return {
    id: row.id,
    at: timeCell(row.at),
    door: row.door,
    endpoint: row.endpoint,
    method: row.method,
    path: row.path,
    verdict: row.verdict,
    status: row.status,
    code: row.code,
    latency: latencyCell(row.latencyUs),
    keyId: row.keyId,
    providerId: row.providerId,
    playerId: row.playerId,
    transactionId: row.providerTransactionId,
    roundId: row.providerRoundId,
    referenceId: row.providerReferenceId,
    address: row.address,
    traceId: row.traceId,
    signedAt: row.signedAt,
    signature: row.signature,
    request: row.request,
    answer: row.answer,
  }
}
