import type { By } from '@/lib/actor'
import { toTimestamp } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'

/**
 * Ends a session: its token opens no debit any more. Doing it again answers the first end. Refuses
 * INVALID_REQUEST when there is no such session.
 */
export async function endSession(sessionId: string, by: By): Promise<{ endedAt: string }> {
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(sessionId)) refuseUnknown()
  await prisma().session.updateMany({
    where: { id: sessionId, endedAt: null },
    data: { endedAt: new Date(by.at) },
  })
  const session = await prisma().session.findUnique({ where: { id: sessionId }, select: { endedAt: true } })
  return { endedAt: toTimestamp((session ?? refuseUnknown()).endedAt!.getTime()) }
}

function refuseUnknown(): never {
  refuse('INVALID_REQUEST', { field: 'session_id', message: 'There is no such session.' })
}
