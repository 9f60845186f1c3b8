import { prisma } from '@/lib/db/prisma'

/** A provider by name, and how many minutes its rounds may stay open. */
export type ProviderPatience = { id: string; name: string; mode: string; minutes: number }

/** All providers by id, with when their rounds count as stuck. */
export async function listStuckAfter(): Promise<ProviderPatience[]> {
  const found = await prisma().provider.findMany({
    orderBy: { id: 'asc' },
    take: 1000,
    select: { id: true, name: true, mode: true, stuckAfterMinutes: true },
  })
  return found.map(({ stuckAfterMinutes, ...provider }) => ({ ...provider, minutes: stuckAfterMinutes }))
}
