import { prisma } from '@/lib/db/prisma'
import { format, toAmount } from '@/lib/money/amount'
import { factsOf, type Hit, hitsMax } from './hit'

type Found = {
  id: string
  display_name: string | null
  status: string
  country: string | null
  currency: string
  test: boolean
  balance: string
}

/** A letter is no start of an id or a name: it would be that of thousands. */
const prefixMin = 2

/** Players by id, then by how an id or a name begins; names in either case. The session's id finds its player. */
export async function findPlayers(terms: string[], uuids: string[]): Promise<Hit[]> {
  const exact = await findByIds(terms, uuids)
  // The text as it is, and without the quotes around it.
  const beginnings = terms.slice(0, 2).filter(term => term.length >= prefixMin)
  const begun = (await Promise.all(beginnings.map(findByBeginning))).flat()
  const exactly = new Set(exact.map(player => player.id))
  const each = new Map([...exact, ...begun].map(player => [player.id, player]))
  return [...each.values()].slice(0, hitsMax).map(player => toHit(player, exactly.has(player.id)))
}

async function findByIds(terms: string[], uuids: string[]): Promise<Found[]> {
  return prisma().$queryRaw<Found[]>`
    select p.id, p.display_name, p.status, p.country, p.currency, p.test, coalesce(w.balance, 0)::text as balance
      from (select unnest(${terms}::text[]) as id
            union select player_id from sessions where id = any(${uuids}::uuid[])
            union select player_id from wallets where id = any(${uuids}::uuid[])) k
      join players p on p.id = k.id
      left join wallets w on w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash'
     limit ${hitsMax}`
}

async function findByBeginning(begin: string): Promise<Found[]> {
  // Ids are compared byte by byte: what begins so lies between the text and the text with the last character.
  const beyond = `${begin}\u{10ffff}`
  const pattern = `${begin.replace(/[\\%_]/g, '\\$&')}%`
  return prisma().$queryRaw<Found[]>`
    with named as (
      (select id from players where id >= ${begin} and id < ${beyond} order by id limit ${hitsMax})
      union
      (select id from players where lower(display_name) like lower(${pattern}) limit ${hitsMax})
    )
    select p.id, p.display_name, p.status, p.country, p.currency, p.test, coalesce(w.balance, 0)::text as balance
      from named n
      join players p on p.id = n.id
      left join wallets w on w.player_id = p.id and w.currency = p.currency and w.bucket = 'cash'
     order by p.display_name nulls last, p.id`
}

function toHit({ id, display_name, status, country, currency, test, balance }: Found, exact: boolean): Hit {
  return {
    kind: 'player',
    id,
    href: `/players/${encodeURIComponent(id)}`,
    title: display_name ?? id,
    facts: factsOf(
      display_name ? id : null,
      status.replace('_', '-'),
      `${format(toAmount(balance), currency)} ${currency}`,
      country,
      test && 'test player',
    ),
    exact,
  }
}
