import type { By } from '@/lib/actor'
import type { AuditFacts } from '@/lib/audit/record'
import { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import { changeAfter, isUnchanged } from './claim'
import type { CaseEnd } from './ends'
import { examineRounds, type Stuck } from './examine'
import { traitsOf } from './mark'

type Watched = {
  id: string
  roundId: string
  playerId: string | null
  reason: string | null
  code: string | null
  amount: string | null
  owner: string | null
  since: Date
  updatedAt: Date
  /** The provider's threshold was raised since: the round is not old enough any more. */
  isYoung: boolean
}

/** `next`: where the next part begins; null at the end. */
export type Rechecked = { closed: AuditFacts[]; next: Date | null }

/** How many open cases are looked at again in one transaction. */
const recheckMax = 1000

/**
 * Looks again at open cases of stuck rounds, from `from` on by the rounds' age: closes what moved on and says
 * so in the case's trail, whoever owns it; brings reason and amount up to date where the round is stuck still.
 */
export async function recheckStuck(tx: Tx, by: By, from: Date): Promise<Rechecked> {
  const watched = await readWatched(tx, by, from)
  if (watched.length === 0) return { closed: [], next: null }
  const ids = Prisma.sql`select * from rounds where id = any(${watched.map(one => one.roundId)}::uuid[])`
  const stuck = new Map((await examineRounds(tx, ids)).map(round => [round.id, round]))
  const closed: AuditFacts[] = []
  for (const one of watched) {
    const round = stuck.get(one.roundId)
    if (!round || one.isYoung) {
      const event = await end(tx, by, one, round ? 'not_stuck' : 'moved_on')
      if (event) closed.push(event)
    } else if (differs(one, round)) await refresh(tx, by, one, round)
  }
  const isFull = watched.length >= recheckMax
  return { closed, next: isFull ? new Date(watched.at(-1)!.since.getTime() + 1) : null }
}

function readWatched(tx: Tx, by: By, from: Date): Promise<Watched[]> {
  return tx.$queryRaw<Watched[]>`
    with part as (
      select since from cases where kind = 'stuck_round' and state = 'open' and since >= ${from} order by since limit ${recheckMax}
    )
    select c.id, c.round_id as "roundId", c.player_id as "playerId", c.reason, c.code, c.amount::text as amount,
      s.name as owner, c.since, c.updated_at as "updatedAt",
      c.since > ${new Date(by.at)}::timestamptz - p.stuck_after_minutes * interval '1 minute' as "isYoung"
    from cases c
    left join providers p on p.id = c.provider_id
    left join staff s on s.id = c.owner_id
    where c.kind = 'stuck_round' and c.state = 'open' and c.since >= ${from}
      and c.since < (select date_trunc('milliseconds', max(since)) + interval '1 ms' from part)
    order by c.since, c.id`
}

async function end(tx: Tx, by: By, one: Watched, ended: CaseEnd): Promise<AuditFacts | null> {
  if (!(await isUnchanged(tx, one))) return null
  const changeAt = changeAfter(by, one.updatedAt)
  await tx.case.update({
    where: { id: one.id },
    data: {
      state: 'closed',
      ended,
      closedAt: changeAt,
      closedBy: by.actor,
      snoozedUntil: null,
      updatedAt: changeAt,
    },
  })
  const { id, owner, playerId } = one
  return {
    action: 'case.close',
    subject: { kind: 'case', id },
    playerId,
    before: { state: 'open', owner },
    after: { state: 'closed', ended, owner },
  }
}

function differs(one: Watched, round: Stuck): boolean {
  return one.reason !== round.reason || one.code !== round.code || one.amount !== round.amount
}

async function refresh(tx: Tx, by: By, one: Watched, round: Stuck): Promise<void> {
  if (!(await isUnchanged(tx, one))) return
  const updatedAt = changeAfter(by, one.updatedAt)
  await tx.case.update({ where: { id: one.id }, data: { ...traitsOf(round), updatedAt } })
}
