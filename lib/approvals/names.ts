import { readStaffActor } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'

/** The names of the makers behind actors that are staff, by actor. */
export async function namesOf(actors: string[]): Promise<Map<string, string>> {
  const people = await peopleBehind(actors)
  return new Map(
    [...new Set(actors)].flatMap(actor => {
      const read = readStaffActor(actor)
      return read ? [[actor, people.get(read.makerId) ?? actor] as const] : []
    }),
  )
}

/** The names of all who stand behind actors, makers and approvers, by their ids. */
export async function peopleBehind(actors: string[]): Promise<Map<string, string>> {
  const ids = actors.flatMap(actor => {
    const read = readStaffActor(actor)
    return read ? [read.makerId, ...(read.approverId ? [read.approverId] : [])] : []
  })
  const staff = await prisma().staff.findMany({
    where: { id: { in: [...new Set(ids)] } },
    select: { id: true, name: true },
  })
  return new Map(staff.map(({ id, name }) => [id, name]))
}
