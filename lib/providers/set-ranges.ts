import type { AuditScope } from '@/lib/audit/scope'
import { readRanges } from '@/lib/wire/ranges'
import { lockProvider } from './find'

export type Ranges = {
  providerId: string
  /** One address or range a line; none: calls are taken from everywhere. */
  text: string
  reason: string
}

/**
 * Sets from where a provider may call, in full; it counts within a second. Gives the list as it is kept. Refuses
 * INVALID_REQUEST for an unknown provider, and with the line for what is no list of ranges.
 */
export async function setRanges(
  { tx, audit }: AuditScope,
  { providerId, text, reason }: Ranges,
): Promise<string[]> {
  const addressRanges = readRanges(text)
  await lockProvider(tx, providerId)
  const before = await tx.provider.findUniqueOrThrow({
    where: { id: providerId },
    select: { addressRanges: true },
  })
  await tx.provider.update({ where: { id: providerId }, data: { addressRanges } })
  await audit({
    action: 'provider.change',
    subject: { kind: 'provider', id: providerId },
    reason,
    before,
    after: { addressRanges },
  })
  return addressRanges
}
