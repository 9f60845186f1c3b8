import type pg from 'pg'
import { type Instant, toTimestamp } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import type { Fate } from './fates'

const hour = 3_600_000

/** Hours back from when on cases are still open. */
const openHours = 10

/** What stands in rows of its own once everything is played: statuses, when players were last seen, old cases. */
export async function settlePast(client: pg.PoolClient, fates: Fate[], until: Instant): Promise<void> {
  await client.query(
    `update players p set last_seen_at = s.at
     from (select player_id, max(created_at) as at from sessions group by player_id) s where s.player_id = p.id`,
  )
  await client.query(
    `update players p set status = n.status, status_reason = n.reason, updated_at = n.at
     from unnest($1::text[], $2::text[], $3::text[], $4::timestamptz[]) as n (id, status, reason, at) where p.id = n.id`,
    [
      textArray(fates.map(fate => fate.person.id)),
      plainArray(fates.map(fate => fate.status)),
      textArray(fates.map(fate => fate.reason)),
      plainArray(fates.map(fate => toTimestamp(fate.at))),
    ],
  )
  await client.query(
    `update cases set state = 'closed', ended = 'by_provider', closed_by = 'demo',
       closed_at = opened_at + interval '3 hours', updated_at = opened_at + interval '3 hours'
     where state = 'open' and opened_at < $1`,
    [toTimestamp(until - openHours * hour)],
  )
}
