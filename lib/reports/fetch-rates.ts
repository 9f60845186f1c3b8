import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { closeCase } from '@/lib/cases/close'
import { openCase } from '@/lib/cases/open'
import { type Instant, toDay } from '@/lib/clock'
import { inTransaction, prisma, type Tx } from '@/lib/db/prisma'
import { env } from '@/lib/env'
import { fetchAndSet } from '@/lib/fx/fetch'
import { setEvent } from '@/lib/fx/put'
import { isRefusal } from '@/lib/refusal'

/** Who is written on rates that came by themselves. */
const fetcher = 'fetch'

/** What came of it: how many rates changed; null where it is not time, or where it was done today already. */
export type Fetched = { sheet: string; rates: number } | null

/**
 * Fetches the day's rates once a day from the configured URL, from the configured minute (UTC) on. The sheet that it
 * keeps is how all processes know that it is done; one at a time is at it. What does not come or cannot be used
 * sets nothing, opens a case, one a day, and is thrown: who calls tries again later.
 */
export async function fetchRatesDaily(at: Instant): Promise<Fetched> {
  const { CAGE_FX_URL: url, CAGE_FX_AT } = env()
  const due = Date.parse(`${toDay(at)}T${CAGE_FX_AT}:00Z`)
  if (!url || at < due || (await isDone(prisma(), due))) return null
  const by: By = { actor: fetcher, at }
  try {
    return await inTransaction(tx => fetchOnce(tx, by, url, due))
  } catch (thrown) {
    if (isRefusal(thrown)) await keepFailure(by, url, thrown.message)
    throw thrown
  }
}

async function fetchOnce(tx: Tx, by: By, url: string, due: Instant): Promise<Fetched> {
  const [lock] = await tx.$queryRaw<{ is_mine: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtext('cage.rates.fetch')) as is_mine`
  if (!lock?.is_mine || (await isDone(tx, due))) return null
  const { sheet, changed, id } = await fetchAndSet(tx, by, url)
  const open = await tx.case.findMany({
    where: { kind: 'rate_fetch', state: 'open' },
    take: 50,
    select: { id: true },
  })
  const closed = []
  for (const one of open) closed.push(await closeCase(tx, by, { id: one.id, ended: 'rate_came' }))
  for (const event of [setEvent(sheet, id, changed, null), ...closed]) await recordAudit(tx, by, event)
  return { sheet: id, rates: changed.length }
}

async function isDone(tx: Tx, due: Instant): Promise<boolean> {
  const found = await tx.rateSheet.findFirst({
    where: { kind: 'fetch', madeBy: fetcher, madeAt: { gte: new Date(due) } },
    orderBy: { madeAt: 'desc' },
    select: { id: true },
  })
  return found !== null
}

function keepFailure(by: By, url: string, reason: string): Promise<void> {
  return inTransaction(async tx => {
    const opened = await openCase(tx, by, {
      kind: 'rate_fetch',
      dedupe: [toDay(by.at)],
      title: reason.slice(0, 200),
      facts: { address: url, reason },
    })
    if (opened) await recordAudit(tx, by, opened.event)
  })
}
