import { prisma } from '@/lib/db/prisma'
import { timeOf } from './find-rounds'
import { factsOf, type Hit } from './hit'

type Found = {
  id: string
  endpoint: string
  verdict: string
  status: number
  code: string | null
  provider_id: string | null
  player_id: string | null
  at: Date
  /** The round that a case tells of, where the call itself left nothing in the ledger. */
  round?: string | null
}

/** Of calls only a few: a round that was found shows all of its own. */
const callsMax = 5
const hour = 3_600_000

/** Calls by the request's id, or by the transaction, round or original they were about. */
export async function findRequests(terms: string[], uuids: string[]): Promise<Hit[]> {
  const [byId, about] = await Promise.all([findByIds(uuids), findAbout(terms)])
  const exact = new Set(byId.map(({ id }) => id))
  const rest = about.filter(({ id }) => !exact.has(id))
  return [...byId.map(one => toHit(one, true)), ...rest.map(one => toHit(one, false))].slice(0, callsMax)
}

/** Our request ids are made of the time (UUID version 7): it tells in which day's part of the log to look. */
async function findByIds(uuids: string[]): Promise<Found[]> {
  const timed = uuids.filter(id => id.charAt(14) === '7')
  const found = timed.map(id => {
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
    return prisma().$queryRaw<Found[]>`
      select id, endpoint, verdict, status, code, provider_id, player_id, at from requests
       where id = ${id}::uuid and at >= ${new Date(at - hour)} and at <= ${new Date(at + hour)} limit 1`
  })
  return (await Promise.all(found)).flat()
}

function findAbout(terms: string[]): Promise<Found[]> {
  return prisma().$queryRaw<Found[]>`
    select found.*, told.round_id as round from (
      (select id, endpoint, verdict, status, code, provider_id, player_id, provider_transaction_id, at from requests
        where provider_transaction_id = any(${terms}::text[]) limit ${callsMax})
      union
      (select id, endpoint, verdict, status, code, provider_id, player_id, provider_transaction_id, at from requests
        where provider_round_id = any(${terms}::text[]) limit ${callsMax})
      union
      (select id, endpoint, verdict, status, code, provider_id, player_id, provider_transaction_id, at from requests
        where provider_reference_id = any(${terms}::text[]) limit ${callsMax})) found
      left join lateral (select round_id from cases c
                          where c.player_id = found.player_id and c.provider_id = found.provider_id
                            and c.provider_transaction_id = found.provider_transaction_id and c.round_id is not null
                          limit 1) told on true
     order by at desc limit ${callsMax}`
}

/** A refused call about a round leads to the round's page, which shows it; every other one to its own. */
function toHit(call: Found, exact: boolean): Hit {
  const { id, endpoint, verdict, status, code, provider_id, player_id, at, round } = call
  return {
    kind: 'request',
    id,
    href: round && !exact ? `/rounds/${round}` : `/requests/${id}`,
    title: `${endpoint} ${status}`,
    facts: factsOf(code ?? verdict, player_id, provider_id, timeOf(at)),
    exact,
  }
}
