import { prisma } from '@/lib/db/prisma'
import { format, toAmount } from '@/lib/money/amount'
import { factsOf, type Hit, hitsMax } from './hit'

type Found = {
  id: string
  provider_id: string
  provider_round_id: string
  player_id: string
  status: string
  currency: string
  stake: string
  win: string
  opened_at: Date
}

/** Rounds by our id or by the provider's. A live table's round is many players': only some are shown. */
export async function findRounds(terms: string[], uuids: string[]): Promise<Hit[]> {
  const found = await prisma().$queryRaw<Found[]>`
    select r.id, r.provider_id, r.provider_round_id, r.player_id, r.status, r.currency, r.stake::text as stake,
           r.win::text as win, r.opened_at
      from ((select id from rounds where id = any(${uuids}::uuid[]))
            union
            (select id from rounds where provider_round_id = any(${terms}::text[]) limit ${hitsMax})) k
      join rounds r on r.id = k.id
     order by r.opened_at desc
     limit ${hitsMax}`
  return found.map(toHit)
}

function toHit(round: Found): Hit {
  const { id, provider_id, provider_round_id, player_id, status, currency, stake, win, opened_at } = round
  return {
    kind: 'round',
    id,
    href: `/rounds/${id}`,
    title: provider_round_id,
    facts: factsOf(
      status,
      `stake ${format(toAmount(stake), currency)} ${currency}`,
      `win ${format(toAmount(win), currency)} ${currency}`,
      player_id,
      provider_id,
      timeOf(opened_at),
    ),
    exact: true,
  }
}

/** A moment in a line of facts, UTC. */
export function timeOf(at: Date): string {
  return `${at.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}
