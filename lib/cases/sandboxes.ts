import { prisma } from '@/lib/db/prisma'

/** The providers that only test players play at: what happens there waits for nobody. */
export async function listSandboxes(): Promise<string[]> {
  const found = await prisma().provider.findMany({
    where: { mode: 'sandbox' },
    select: { id: true },
    take: 1000,
  })
  return found.map(({ id }) => id)
}
