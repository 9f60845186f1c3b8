import type { By } from '@/lib/actor'
import { type AuditFacts, recordAudit } from '@/lib/audit/record'
import { closeCase } from '@/lib/cases/close'
import { type NewCase, openCase } from '@/lib/cases/open'
import { type Instant, toDay } from '@/lib/clock'
import { inTransaction, type Tx } from '@/lib/db/prisma'
import { listMissingRates, type MissingRate } from './missing-rates'
import { listRateJumps, type RateJump } from './rate-jumps'

/** The hour (UTC) from which on a rate of today that has not come is missed: sources publish in the afternoon. */
const missedFrom = 17

/**
 * Opens a case for a currency that will soon have no rate, or has none already, and for a rate that jumped, one a
 * currency and day; closes those of a rate that has come since. Under a lock: one process at a time.
 */
export async function watchRates(at: Instant): Promise<{ opened: number; closed: number }> {
  const by: By = { actor: 'sweep', at }
  const missing = await listMissingRates(at)
  return inTransaction(async tx => {
    const [lock] = await tx.$queryRaw<{ is_mine: boolean }[]>`
      select pg_try_advisory_xact_lock(hashtext('cage.rates.watch')) as is_mine`
    if (!lock?.is_mine) return { opened: 0, closed: 0 }
    const events: AuditFacts[] = []
    for (const facts of [...missingCases(missing, at), ...(await listRateJumps(tx, at)).map(jumpCase)]) {
      const opened = await openCase(tx, by, facts)
      if (opened) events.push(opened.event)
    }
    const opened = events.length
    events.push(...(await closeCome(tx, by, missing)))
    for (const event of events) await recordAudit(tx, by, event)
    return { opened, closed: events.length - opened }
  })
}

function missingCases(missing: MissingRate[], at: Instant): NewCase[] {
  const isLate = new Date(at).getUTCHours() >= missedFrom
  return missing
    .filter(({ refusing, isSoon }) => refusing || (isSoon && isLate))
    .map(({ currency, lastDay, refusing }) => ({
      kind: 'missing_rate',
      dedupe: [currency, toDay(at)],
      currency,
      title: refusing
        ? `Bets in ${currency} are refused: its last rate is ${lastDay ? `of ${lastDay}` : 'none'}`
        : `${currency} has had no rate since ${lastDay}: bets are refused soon`,
      facts: { currency, last_rate_of: lastDay, bets_refused: refusing },
    }))
}

function jumpCase({ currency, day, rate, former, formerDay, deviation }: RateJump): NewCase {
  return {
    kind: 'rate_jump',
    dedupe: [currency, day],
    currency,
    title: `${currency} of ${day} lies ${deviation} % off ${formerDay}`,
    facts: { currency, day, rate, former, former_day: formerDay, per_cent: deviation },
  }
}

/** The rate is there by now: the case of any day of that currency has done its work. */
async function closeCome(tx: Tx, by: By, missing: MissingRate[]): Promise<AuditFacts[]> {
  const still = missing.filter(({ refusing, isSoon }) => refusing || isSoon).map(({ currency }) => currency)
  const open = await tx.case.findMany({
    where: { kind: 'missing_rate', state: 'open' },
    orderBy: { since: 'asc' },
    take: 200,
    select: { id: true, currency: true },
  })
  const events: AuditFacts[] = []
  for (const { id } of open.filter(one => !still.includes(one.currency ?? '')))
    events.push(await closeCase(tx, by, { id, ended: 'rate_came' }))
  return events
}
