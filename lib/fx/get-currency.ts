import { dayBefore, type Instant, toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { listRatedCurrencies, listUsedCurrencies } from './currencies'
import { type NewestRate, readNewest } from './newest'

/** A currency and its rates of the last days, each day's newest revision, days ascending. */
export type RatedCurrency = {
  code: string
  isInUse: boolean
  baseCurrency: string
  fxDaysBack: number
  days: NewestRate[]
  /** The last one there is, however old. */
  newest: NewestRate | null
}

const daysCharted = 92

/** A currency that players hold or that had a rate; null for another, and for the base currency. */
export async function getRatedCurrency(code: string, at: Instant): Promise<RatedCurrency | null> {
  if (!/^[A-Z][A-Z0-9]{2,9}$/.test(code)) return null
  const [{ baseCurrency, fxDaysBack }, used, rated] = await Promise.all([
    prisma().settings.findFirstOrThrow(),
    listUsedCurrencies(),
    listRatedCurrencies(),
  ])
  if (code === baseCurrency || !(used.includes(code) || rated.includes(code))) return null
  const last = toDay(at)
  const first = dayBefore(last, daysCharted - 1)
  const days = [...((await readNewest(prisma(), [{ currency: code, first, last }])).get(code) ?? [])]
  return {
    code,
    isInUse: used.includes(code),
    baseCurrency,
    fxDaysBack,
    days: days.filter(({ day }) => day >= first),
    newest: days.at(-1) ?? null,
  }
}
