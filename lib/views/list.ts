import { prisma } from '@/lib/db/prisma'

/** A list as somebody wants to see it again: the query string, under a name of their own. */
export type SavedView = { id: string; name: string; query: string }

/** A person's saved views of a list, by name; nobody else sees them. */
export async function listViews(staffId: string, list: string): Promise<SavedView[]> {
  return prisma().savedView.findMany({
    where: { staffId, list },
    orderBy: { name: 'asc' },
    take: viewsMax,
    select: { id: true, name: true, query: true },
  })
}

/** How many views of one list a person may keep. */
export const viewsMax = 50
