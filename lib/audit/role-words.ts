import { prisma } from '@/lib/db/prisma'

type Actor = { actor: string; actorRole: string | null }

/**
 * What an event says of its actor's role: for a studio's engineer also whose engineer they are, which never changes.
 */
export async function readRoleWords(events: Actor[]): Promise<(event: Actor) => string | null> {
  const ids = events.flatMap(({ actor, actorRole }) =>
    actorRole === 'studio' ? (/^staff:([0-9a-f-]{36})$/.exec(actor)?.[1] ?? []) : [],
  )
  const found = ids.length
    ? await prisma().staff.findMany({
        where: { id: { in: [...new Set(ids)] } },
        select: { id: true, providerId: true },
      })
    : []
  const providers = new Map(found.map(({ id, providerId }) => [`staff:${id}`, providerId]))
  return ({ actor, actorRole }) =>
    providers.get(actor) ? `${actorRole} (${providers.get(actor)})` : actorRole
}
