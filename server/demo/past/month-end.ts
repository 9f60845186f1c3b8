import { setTimeout as sleep } from 'node:timers/promises'
import { recordAudit } from '@/lib/audit/record'
import { seal } from '@/lib/cases/seal'
import { type Instant, now } from '@/lib/clock'
import { executorOf } from '@/lib/db/executor'
import { appPool } from '@/lib/db/pools'
import { inTransaction } from '@/lib/db/prisma'
import { toAmount } from '@/lib/money/amount'
import { rollUp } from '@/lib/rollups/roll'
import { commitOf } from '@/lib/rollups/sums'
import { freezeMonth, reasonAgainstFreezing } from '@/lib/settlement/freeze'
import { monthAfter, monthsBetween, readCalendar } from '@/lib/settlement/months'
import { setShare } from '@/lib/settlement/set-share'
import { hashOf, makeStatement, textOf } from '@/lib/settlement/statement'
import { demoStudios } from '../casino'
import type { PastCasino } from './casino'
import type { Person } from './people'

const hour = 3_600_000
const day = 24 * hour
/** Milliseconds that the roll-ups get to come behind the past. */
const patience = 60_000
const studio = { providerId: 'bluefin', game: 'roulette-azure' }

/** Whose bets are given back a month late, so that a frozen month has something to be corrected. */
export function latePerson(since: Instant): Person {
  const person = {
    id: 'p5101',
    name: 'Verena Holm',
    country: 'DE',
    language: 'de',
    currency: 'EUR',
    test: false,
  }
  return { ...person, stake: 2_500, ahead: 1, joinedAt: since + hour / 4 }
}

/** A bet at the end of each month that the studio gives back in the next one. */
export function playLate(casino: PastCasino, person: Person, since: Instant, until: Instant): void {
  const monthOf = (at: Instant) => new Date(at).toISOString().slice(0, 7)
  const months = monthsBetween(monthOf(since), monthOf(until)).reverse()
  for (const [index, month] of months.slice(0, -1).entries()) {
    const ends = Date.parse(`${monthAfter(month)}-01T00:00:00Z`)
    const at = Math.max(since + hour, ends - 2 * day - 5 * hour)
    const backAt = ends + 2 * day + 9 * hour
    if (at >= ends || backAt >= until) continue
    casino.cash('deposit', person, toAmount('100'), at - hour / 2)
    const { token } = casino.seat(person, studio.providerId, studio.game, at)
    const names = { player_id: person.id, round_id: `late-${month}`, game_id: studio.game }
    const bet = { ...names, token, transaction_id: `late-${month}-bet`, currency: person.currency }
    casino.call('bet', studio.providerId, { ...bet, amount: `${25 + index * 5}.00` }, at)
    const back = {
      player_id: person.id,
      transaction_id: `late-${month}-back`,
      reason: 'table closed by a fault',
    }
    casino.call(
      'rollback',
      studio.providerId,
      { ...back, original_transaction_id: bet.transaction_id },
      backAt,
    )
  }
}

const tiers = [
  { above: '0', percent: '14' },
  { above: '2500', percent: '12.5' },
  { above: '10000', percent: '11' },
]

/** Adds the past up, sets each studio's share, freezes its months, all that are over but the last one, and seals it. */
export async function freezePast(): Promise<void> {
  await addUp()
  const { first, present } = await readCalendar(appPool(), now())
  const months = monthsBetween(first, monthAfter(present, -2)).reverse()
  for (const { id } of demoStudios.filter(one => one.mode === 'live')) {
    await setFirstShare(id, first)
    for (const month of months) await freezeOne(id, month)
  }
  await seal({ actor: 'demo', at: now() })
}

/** Rolls all of it up: whatever else the server has open holds the horizon back for a moment, or rolls up itself. */
async function addUp(): Promise<void> {
  for (const until = now() + patience; now() < until; await sleep(200)) {
    await rollUp(now())
    const { rows } = await appPool().query(
      `select coalesce(max(${commitOf('t')}), 0) < (select horizon::text::bigint from rollup_state) as "isAll" from transactions t`,
    )
    if (rows[0].isAll) return
  }
  throw new Error('something held the roll-ups back')
}

function setFirstShare(provider: string, fromMonth: string): Promise<unknown> {
  const by = { actor: 'demo', at: now() }
  const given = { provider, fromMonth, tiers, reason: 'as the contract has it', seen: 0 }
  return inTransaction(async tx => {
    if (await tx.providerShare.count({ where: { providerId: provider } })) return
    await setShare({ tx, by, audit: facts => recordAudit(tx, by, facts) }, given)
  })
}

function freezeOne(provider: string, month: string): Promise<unknown> {
  const by = { actor: 'demo', at: now() }
  return inTransaction(async tx => {
    const db = executorOf(tx)
    if (await reasonAgainstFreezing(db, provider, month, by.at)) return
    const seen = hashOf(textOf(await makeStatement(db, provider, month)))
    await freezeMonth(
      { tx, by, audit: facts => recordAudit(tx, by, facts) },
      { provider, month, reason: 'month end', seen },
    )
  })
}
