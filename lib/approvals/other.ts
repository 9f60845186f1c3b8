import type { Tx } from '@/lib/db/prisma'

/**
 * Somebody else who could decide what this maker asks for: in one of the roles that may, not disabled, and
 * able to sign in. Null where there is nobody: then it cannot be asked for.
 */
export async function findOtherDecider(
  tx: Tx,
  makerId: string,
  roles: readonly string[],
): Promise<string | null> {
  const found = await tx.staff.findFirst({
    where: {
      id: { not: makerId },
      role: { in: [...roles] },
      disabledAt: null,
      OR: [{ passwordHash: { not: null } }, { oidcSubject: { not: null } }],
    },
    select: { id: true },
    orderBy: { createdAt: 'asc' },
  })
  return found?.id ?? null
}
