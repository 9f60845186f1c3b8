import type pg from 'pg'
import { disputeKey, disputeNote, disputeTitle } from '@/lib/cases/list-disputes'
import { type Instant, toTimestamp } from '@/lib/clock'
import { makePrng } from '@/studio/prng'
import type { PastCasino } from '../past/casino'
import type { Person } from '../past/people'
import { playVisit } from '../past/visit'
import { openStage } from './stage'
import { type Dispute, disputes } from './stories'

const minute = 60_000
const day = 24 * 60 * minute

/** Minutes after it began that a player rings up. */
const ringsUpAfter = 35

/** Visits of the callers count from here on, so that their rounds are named like nobody else's. */
const firstVisit = 900_000

/** What a dispute's case and its note say. */
export type DisputeCase = {
  dispute: Dispute
  number: number
  person: Person
  roundId: string | null
  at: Instant
}

/** Plays the disputes, each after a few ordinary visits of its player in the days before. */
export function playDisputes(casino: PastCasino, people: Person[], until: Instant): DisputeCase[] {
  return disputes.map((dispute, index) => {
    const person = people[index]!
    const prng = makePrng('demo', `dispute ${index + 1}`)
    for (let visit = 0; visit < 3; visit++) {
      const at = until - Math.floor((6 - visit * 2 - prng.next()) * day)
      playVisit(casino, person, firstVisit + index * 4 + visit, at, at + day / 4, prng)
    }
    const at = until - dispute.ago * minute
    const stage = openStage(casino, person, dispute.place, at)
    dispute.play(stage)
    const roundId = dispute.transactionId === null ? null : stage.roundId
    return { dispute, number: index + 1, person, roundId, at: at + ringsUpAfter * minute }
  })
}

/** Opens a case for each, as the agent who took the call would, with the story as its note. */
export async function writeDisputes(
  client: pg.PoolClient,
  casino: PastCasino,
  cases: DisputeCase[],
): Promise<void> {
  const { rows } = await client.query(
    `select id from staff where role = 'support' order by created_at limit 1`,
  )
  for (const { dispute, number, person, roundId, at } of cases) {
    const caseId = casino.newId(at)
    const title = disputeTitle(number, dispute.name)
    const { transactionId, amount, place } = dispute
    await client.query(
      `insert into cases (id, dedupe, kind, title, opened_by, provider_id, player_id, round_id, provider_transaction_id,
         currency, amount, opened_at, since, updated_at)
       values ($1, $2, 'manual', $3, 'demo', $4, $5, $6, $7, $8, $9, $10, $11, $10)`,
      [
        ...[
          caseId,
          disputeKey(number),
          title,
          transactionId === null ? null : place.providerId,
          person.id,
          roundId,
        ],
        ...[transactionId, person.currency, amount, toTimestamp(at), toTimestamp(at - ringsUpAfter * minute)],
      ],
    )
    await client.query(
      `insert into notes (id, subject_kind, subject_id, player_id, staff_id, text, at) values ($1, 'case', $2, $3, $4, $5, $6)`,
      [casino.newId(at), caseId, person.id, rows[0].id, disputeNote(dispute), toTimestamp(at)],
    )
  }
}
