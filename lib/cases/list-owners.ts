import { prisma } from '@/lib/db/prisma'

/** Who can own a case. */
export type Owner = { id: string; name: string; role: string }

/** The staff of these roles who still work here, by name. */
export function listOwners(roles: readonly string[]): Promise<Owner[]> {
  return prisma().staff.findMany({
    where: { disabledAt: null, role: { in: [...roles] } },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, name: true, role: true },
  })
}
