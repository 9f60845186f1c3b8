import type { AuditScope } from '@/lib/audit/scope'
import { prisma } from '@/lib/db/prisma'
import { readRanges } from '@/lib/wire/ranges'
import { type Caller, listCallers } from './callers'
import { refuseUnknownProvider } from './find'

/** A list before it counts: as it would be kept, and who of the last day it would let in. */
export type TriedRanges = { ranges: string[]; callers: Caller[] }

/**
 * What a list of ranges would have done to the calls of the last day; nothing is changed. Refuses INVALID_REQUEST for
 * an unknown provider, and with the line for what is no list of ranges.
 */
export async function tryRanges(
  { by, audit }: AuditScope,
  { providerId, text }: { providerId: string; text: string },
): Promise<TriedRanges> {
  const ranges = readRanges(text)
  const known = await prisma().provider.findUnique({ where: { id: providerId }, select: { id: true } })
  if (!known) refuseUnknownProvider(providerId)
  const callers = await listCallers(providerId, ranges, by.at)
  await audit({
    action: 'provider.view',
    subject: { kind: 'provider', id: providerId },
    after: { triedRanges: ranges },
  })
  return { ranges, callers }
}
