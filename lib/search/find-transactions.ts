import { prisma } from '@/lib/db/prisma'
import { format, toAmount } from '@/lib/money/amount'
import { timeOf } from './find-rounds'
import { factsOf, type Hit, hitsMax } from './hit'

type Found = {
  id: string
  provider_id: string
  provider_transaction_id: string
  kind: string
  player_id: string
  currency: string
  amount: string
  effect: string
  code: string | null
  at: Date
  round: string | null
}

/**
 * Transactions by our id or by the provider's. Their key begins with the provider, so each provider is asked
 * by itself; where a provider's ids are unique within a player only, another index knows them.
 */
export async function findTransactions(terms: string[], uuids: string[]): Promise<Hit[]> {
  const found = await prisma().$queryRaw<Found[]>`
    select t.id, t.provider_id, t.provider_transaction_id, t.kind, t.player_id, t.currency, t.amount::text as amount,
           t.effect, t.code, t.at, r.id as round
      from ((select id from transactions where id = any(${uuids}::uuid[]))
            union
            (select named.id
               from (select id from providers union values ('operator'), ('staff')) p
              cross join unnest(${terms}::text[]) term
              cross join lateral (select id from transactions
                                   where provider_id = p.id and scope = '' and provider_transaction_id = term limit 1) named
              limit ${hitsMax})
            union
            (select id from transactions where scope <> '' and provider_transaction_id = any(${terms}::text[]) limit ${hitsMax})) k
      join transactions t on t.id = k.id
      left join rounds r on r.id = t.round_id
     order by t.at desc
     limit ${hitsMax}`
  return found.map(toHit)
}

/** The round tells a transaction's story; what belongs to none is found in its player's ledger. */
function toHit(found: Found): Hit {
  const { id, kind, player_id, currency, amount, effect, code, at, round } = found
  const entry = `/players/${encodeURIComponent(player_id)}?entry=${id}`
  return {
    kind: 'transaction',
    id,
    href: round ? `/rounds/${round}` : entry,
    title: found.provider_transaction_id,
    facts: factsOf(
      kind,
      `${format(toAmount(amount), currency)} ${currency}`,
      code ?? effect,
      player_id,
      found.provider_id,
      timeOf(at),
    ),
    exact: true,
  }
}
