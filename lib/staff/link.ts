import { hash } from 'node:crypto'
import type { AuditScope } from '@/lib/audit/scope'
import type { Instant } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { newId, newSecret } from '@/lib/ids'

/** How long a link to set a password is good for. */
export const linkLasts = 72 * 3600_000

export type Purpose = 'invitation' | 'reset'

/** A link that sets a password once; only its hash is kept, and only a person's newest one counts. */
export async function makeLink({ tx, by }: AuditScope, staffId: string, purpose: Purpose): Promise<string> {
  const token = newSecret()
  await tx.staffLink.create({
    data: {
      id: newId(),
      staffId,
      purpose,
      tokenHash: hashToken(token),
      createdBy: by.actor,
      createdAt: new Date(by.at),
      expiresAt: new Date(by.at + linkLasts),
    },
  })
  return token
}

/** The link of a token and whose it is; null where it is unknown, used, over, not the newest, or they may not in. */
export async function findLink(tx: Tx, token: string, at: Instant) {
  const link = await tx.staffLink.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { staff: true },
  })
  if (!link || link.usedAt || link.expiresAt.getTime() <= at || link.staff.disabledAt) return null
  // Of ids that were made one after the other the later one is greater.
  const newer = await tx.staffLink.findFirst({ where: { staffId: link.staffId, id: { gt: link.id } } })
  return newer ? null : link
}

function hashToken(token: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(hash('sha256', `cage staff link\n${token.slice(0, 200)}`, 'buffer'))
}
