import { readStaffActor } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'

/** The names behind actors that are staff, by actor. */
export async function namesOf(actors: string[]): Promise<Map<string, string>> {
  const makers = [...new Set(actors)].flatMap(actor => {
    const read = readStaffActor(actor)
    return read ? [[actor, read.makerId] as const] : []
  })
  const staff = await prisma().staff.findMany({
    where: { id: { in: makers.map(([, id]) => id) } },
    select: { id: true, name: true },
  })
  const names = new Map(staff.map(one => [one.id, one.name]))
  return new Map(makers.map(([actor, id]) => [actor, names.get(id) ?? actor]))
}
