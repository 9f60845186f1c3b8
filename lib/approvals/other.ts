import type { Tx } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { deciderRoles } from './roles'

/**
 * Somebody else who could decide what this maker asks for: in one of the roles that may, not disabled, and
 * able to sign in. Refuses NOT_ALLOWED where there is nobody: then it cannot be asked for.
 */
export async function findOther(tx: Tx, makerId: string): Promise<string> {
  const found = await tx.staff.findFirst({
    where: {
      id: { not: makerId },
      role: { in: [...deciderRoles] },
      disabledAt: null,
      OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }],
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  })
  if (found) return found.id
  return refuse('NOT_ALLOWED', {
    message:
      'This takes a second person, and nobody else here could approve it. Ask an admin to invite an approver.',
  })
}
