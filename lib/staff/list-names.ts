import { prisma } from '@/lib/db/prisma'

/** Those who work or worked here, by name, for a choice of whose doings to see; five hundred at most. */
export async function listStaffNames(): Promise<{ id: string; name: string }[]> {
  return prisma().staff.findMany({
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    take: 500,
    select: { id: true, name: true },
  })
}
