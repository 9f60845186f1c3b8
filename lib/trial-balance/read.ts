import { type Read, readReport } from '@/lib/db/replica'
import { type BalanceCheck, checkSettlement, checkSums, checkWallets } from './checks'
import type { BalanceFilter } from './filter'
import { readFlows } from './flows'
import { type BalanceLine, toLines } from './lines'

export type TrialBalance = {
  at: string
  /** Whether it is of now: only then the wallets can be held against it. */
  isNow: boolean
  baseCurrency: string
  lines: BalanceLine[]
  checks: BalanceCheck[]
}

/** Every account at a moment, and whether it all agrees; one snapshot. What lies ahead counts as now. */
export function readTrialBalance(filter: BalanceFilter, now: number): Promise<Read<TrialBalance>> {
  return readReport(async db => {
    const asked = filter.at ? Date.parse(filter.at) : now
    const isNow = asked >= now
    const { rows } = await db.query('select base_currency from settings')
    const baseCurrency: string = rows[0].base_currency
    // Clocks of several processes may differ: now is all there is.
    const { day, flows } = await readFlows(db, isNow ? now + ahead : asked)
    const lines = toLines(flows, baseCurrency)
    const checks = [
      ...checkSums(lines, baseCurrency),
      ...(isNow ? await checkWallets(db, lines) : []),
      ...(await checkSettlement(db, flows, day)),
    ]
    return { at: new Date(isNow ? now : asked).toISOString(), isNow, baseCurrency, lines, checks }
  })
}

const ahead = 60_000
