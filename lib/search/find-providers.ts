import { prisma } from '@/lib/db/prisma'
import { factsOf, type Hit, hitsMax } from './hit'

/** A letter is no start of an id or a name: it would be that of many. */
const prefixMin = 2

/** Providers by id, or by how an id, a name or a word of it begins; names in either case. There are few of them. */
export async function findProviders(terms: string[]): Promise<Hit[]> {
  // The text as it is, and without the quotes around it; Prisma takes the marks of a pattern as such.
  const begun = terms
    .slice(0, 2)
    .filter(term => term.length >= prefixMin)
    .map(term => term.replace(/[\\%_]/g, '\\$&'))
  const found = await prisma().provider.findMany({
    where: {
      OR: [
        { id: { in: terms } },
        ...begun.flatMap(startsWith => [
          { id: { startsWith: startsWith.toLowerCase() } },
          { name: { startsWith, mode: 'insensitive' as const } },
          { name: { contains: ` ${startsWith}`, mode: 'insensitive' as const } },
        ]),
      ],
    },
    orderBy: { id: 'asc' },
    take: hitsMax,
    select: { id: true, name: true, mode: true, status: true },
  })
  return found.map(({ id, name, mode, status }) => ({
    kind: 'provider',
    id,
    href: `/providers/${id}`,
    title: name,
    facts: factsOf(id, mode, status),
    exact: terms.includes(id),
  }))
}
