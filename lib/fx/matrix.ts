import { dayBefore, type Instant, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isNegative } from '@/lib/money/amount'
import { percentOff, shortened } from '@/lib/money/ratio'
import { listRatedCurrencies, listUsedCurrencies } from './currencies'
import { dateOf, isWeekend } from './day'
import type { RateFilter } from './filter'
import { isAbove, type Limits, limitFor, readLimits } from './limits'
import { type NewestRate, readNewest } from './newest'

/** A day's rate of a currency, or why there is none. Texts all. */
export type RateCell = {
  id: string
  day: string
  currency: string
  /** `awaited`: today's is not there yet. `refused`: none within the days allowed, so bets are refused. */
  state: 'rate' | 'weekend' | 'missing' | 'awaited' | 'refused' | 'before'
  rate: string | null
  /** The rate as far as a narrow column shows it. */
  short: string | null
  source: string | null
  revision: string | null
  /** Per cent off the day before that has one, with its sign. */
  deviation: string | null
  isCorrected: boolean
  isJump: boolean
  /** The day whose rate counts where the day has none. */
  playsAt: string | null
}

export type RateMatrix = {
  baseCurrency: string
  /** The newest first. */
  days: string[]
  currencies: { code: string; isInUse: boolean }[]
  /** By day, then by currency, as the two lists above are. */
  cells: RateCell[][]
}

const daysShown = 31

/** The days of a month, or the last 31, by the currencies that players hold (or all that ever had a rate). */
export async function readMatrix(filter: RateFilter, at: Instant): Promise<RateMatrix> {
  const today = toDay(at)
  const days = daysOf(filter.month, today)
  const [{ baseCurrency, fxDaysBack }, used, rated, limits] = await Promise.all([
    prisma().settings.findFirstOrThrow(),
    listUsedCurrencies(),
    listRatedCurrencies(),
    readLimits(prisma(), '*'),
  ])
  const wanted =
    filter.show === 'all' || filter.currency ? [...new Set([...used, ...rated])].toSorted() : used
  const codes = filter.currency ? wanted.filter(code => code === filter.currency) : wanted
  const span = { first: days.at(-1) ?? today, last: days[0] ?? today }
  const known = await readNewest(
    prisma(),
    days.length === 0 ? [] : codes.map(currency => ({ currency, ...span })),
  )
  const terms = { today, fxDaysBack, limits }
  return {
    baseCurrency,
    days,
    currencies: codes.map(code => ({ code, isInUse: used.includes(code) })),
    cells: days.map(day => codes.map(code => cellOf(code, day, known.get(code) ?? [], terms))),
  }
}

function daysOf(month: string | null, today: string): string[] {
  if (!month) return Array.from({ length: daysShown }, (_, back) => dayBefore(today, back))
  const after = dateOf(`${month}-01`)
  after.setUTCMonth(after.getUTCMonth() + 1)
  const last = dayBefore(after.toISOString().slice(0, 10), 1)
  const days = Array.from({ length: daysShown }, (_, back) => dayBefore(last, back))
  return days.filter(day => day.startsWith(month) && day <= today)
}

type Terms = { today: string; fxDaysBack: number; limits: Limits }

function cellOf(currency: string, day: string, known: readonly NewestRate[], terms: Terms): RateCell {
  const own = known.find(one => one.day === day)
  const before = known.findLast(one => one.day < day)
  const nothing = { rate: null, short: null, source: null, revision: null, deviation: null }
  const cell = { id: `${currency} ${day}`, day, currency }
  if (!own) {
    const isOld = !before || before.day < dayBefore(day, terms.fxDaysBack)
    const state = !before ? 'before' : isOld ? 'refused' : emptyState(day, terms.today)
    const playsAt = isOld ? null : before.day
    return { ...cell, ...nothing, state, isCorrected: false, isJump: false, playsAt }
  }
  const off = before ? percentOff(before.rate, own.rate) : null
  return {
    ...cell,
    state: 'rate',
    rate: own.rate,
    short: shortened(own.rate),
    source: own.source,
    revision: `${own.revision}`,
    deviation: off && `${isNegative(off) ? '' : '+'}${off}`,
    isCorrected: own.revision > 1,
    isJump: before !== undefined && isAbove(limitFor(terms.limits, currency), before.rate, own.rate),
    playsAt: day,
  }
}

function emptyState(day: string, today: string): RateCell['state'] {
  if (isWeekend(day)) return 'weekend'
  return day === today ? 'awaited' : 'missing'
}
