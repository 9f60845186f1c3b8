import { prisma } from '@/lib/db/prisma'

const counted = 10_000

/** How many real players there are: exact up to ten thousand, then `10000+`. */
export async function countPlayers(): Promise<string> {
  const found = await prisma().player.findMany({
    where: { test: false },
    take: counted + 1,
    select: { id: true },
  })
  return found.length > counted ? `${counted}+` : `${found.length}`
}
