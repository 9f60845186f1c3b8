import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isTooSlow } from '@/lib/db/trouble'
import { type Amount, add, compare, rounded, subtract, toAmount, zero } from '@/lib/money/amount'
import { type Hour, hourLength, type ProviderHour } from './hours'
import { rememberHours } from './remember-hours'

export const figureWindows = ['24h', '7d'] as const
export type FigureWindow = (typeof figureWindows)[number]

/** Money in base units, rounded for reading; `ggr` is what stays: stakes less wins. */
export type Sums = { stake: string; win: string; ggr: string; bets: string }

/** A stretch of the window; `players` of its busiest hour. */
export type Bucket = Sums & { at: string; players: string }

export type Figures = {
  baseCurrency: string
  window: FigureWindow
  /** The moments it is between. */
  since: string
  until: string
  buckets: Bucket[]
  providers: (Sums & { id: string; name: string })[]
  total: Sums & { players: string }
}

/** Hours in a bucket, and buckets in a window. */
const shapes = { '24h': { hours: 1, count: 24 }, '7d': { hours: 6, count: 28 } } as const
const patience = 5000
const freshFor = 30_000

const key = Symbol.for('cage.figures')
const shared = globalThis as { [key]?: Map<FigureWindow, { at: Instant; read: Promise<Figures | null> }> }

/**
 * How play has gone within the window, read at most twice a minute in a process. Null where the database took
 * too long over it; any other failure is thrown.
 */
export async function readFigures(window: FigureWindow, at: Instant): Promise<Figures | null> {
  shared[key] ??= new Map()
  const known = shared[key].get(window)
  if (known && at - known.at < freshFor) return known.read
  const read = makeFigures(window, at)
  shared[key].set(window, { at, read })
  // What failed is not remembered: who asks next tries again.
  read.then(
    figures => figures ?? shared[key]?.delete(window),
    () => shared[key]?.delete(window),
  )
  return read
}

async function makeFigures(window: FigureWindow, at: Instant): Promise<Figures | null> {
  const shape = shapes[window]
  const bucketLength = shape.hours * hourLength
  const from = at - (at % bucketLength) - (shape.count - 1) * bucketLength
  const [hours, settings, named] = await Promise.all([
    rememberHours(from, at, patience).catch(unlessLate),
    prisma().settings.findFirstOrThrow({ select: { baseCurrency: true } }),
    prisma().provider.findMany({ select: { id: true, name: true } }),
  ])
  if (!hours) return null
  const { baseCurrency } = settings
  const names = new Map(named.map(({ id, name }) => [id, name]))
  const buckets = Array.from({ length: shape.count }, (_, index) => {
    const begin = from + index * bucketLength
    const within = hours.filter(
      hour => Date.parse(hour.at) >= begin && Date.parse(hour.at) < begin + bucketLength,
    )
    const sums = sumOf(
      within.flatMap(hour => hour.providers),
      baseCurrency,
    )
    return { at: new Date(begin).toISOString(), players: busiest(within), ...sums }
  })
  const played = hours.flatMap(hour => hour.providers)
  const providers = [...new Set(played.map(one => one.providerId))].sort().map(id => ({
    id,
    name: names.get(id) ?? id,
    ...sumOf(
      played.filter(one => one.providerId === id),
      baseCurrency,
    ),
  }))
  const total = { ...sumOf(played, baseCurrency), players: busiest(hours) }
  const [since, until] = [from, at].map(moment => new Date(moment).toISOString()) as [string, string]
  return { baseCurrency, window, since, until, buckets, providers: providers.sort(byStake), total }
}

function sumOf(hours: ProviderHour[], currency: string): Sums {
  const sum = (pick: (hour: ProviderHour) => string) =>
    hours.reduce<Amount>((total, hour) => add(total, toAmount(pick(hour))), zero)
  const [stake, win, bets] = [sum(hour => hour.stake), sum(hour => hour.win), sum(hour => hour.bets)]
  return {
    stake: rounded(stake, currency),
    win: rounded(win, currency),
    ggr: rounded(subtract(stake, win), currency),
    bets,
  }
}

function busiest(hours: Hour[]): string {
  return hours.reduce<Amount>(
    (most, { players }) => (compare(toAmount(players), most) > 0 ? toAmount(players) : most),
    zero,
  )
}

function byStake(a: Sums, b: Sums): number {
  return compare(toAmount(b.stake), toAmount(a.stake))
}

/** Too slow is an answer; whatever else fails is none. */
function unlessLate(thrown: unknown): null {
  if (isTooSlow(thrown)) return null
  throw thrown
}
