import { readStaffActor } from '@/lib/actor'
import { dayBefore, type Instant, toDay } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { listUsedCurrencies } from '@/lib/fx/currencies'
import { isAbove, limitFor, readLimits } from '@/lib/fx/limits'
import { type NewestRate, readNewest } from '@/lib/fx/newest'
import { type Amount, toAmount } from '@/lib/money/amount'
import { percentOff } from '@/lib/money/ratio'

/** A rate that counts and lies further off the day before than one person may set. */
export type RateJump = {
  currency: string
  day: string
  rate: string
  former: string
  formerDay: string
  deviation: string
}

/** Jumps of the last days, those on which a bet of today may take its rate. What two people set is none. */
export async function listRateJumps(tx: Tx, at: Instant): Promise<RateJump[]> {
  const { fxDaysBack } = await tx.settings.findFirstOrThrow()
  const [first, last] = [dayBefore(toDay(at), fxDaysBack), toDay(at)]
  const used = await listUsedCurrencies(tx)
  const known = await readNewest(
    tx,
    used.map(currency => ({ currency, first, last })),
  )
  const limits = await readLimits(tx, '*')
  return [...known].flatMap(([currency, days]) =>
    days.flatMap((one, index) => {
      const former = days[index - 1]
      const isJump = former && one.day >= first && isAbove(limitFor(limits, currency), former.rate, one.rate)
      return isJump && !isByTwo(one) ? [toJump(currency, one, former)] : []
    }),
  )
}

function isByTwo({ createdBy }: NewestRate): boolean {
  return readStaffActor(createdBy)?.approverId != null
}

function toJump(
  currency: string,
  { day, rate }: NewestRate,
  former: { day: string; rate: Amount },
): RateJump {
  const deviation = percentOff(toAmount(former.rate), rate)
  return { currency, day, rate, former: former.rate, formerDay: former.day, deviation }
}
