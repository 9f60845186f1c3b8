import type { ThresholdRule } from '@/lib/approvals/threshold'
import type { Tx } from '@/lib/db/prisma'
import { type Amount, toAmount } from '@/lib/money/amount'
import { isOffByMore } from '@/lib/money/ratio'

/** The thresholds of `rate.set` that bear on a role: how many per cent a rate may lie off the day before. */
export type Limits = readonly ThresholdRule[]

/** The newest version of each threshold for this role or for any; `*` for rates that nobody's hand sets. */
export function readLimits(tx: Tx, role: string): Promise<ThresholdRule[]> {
  return tx.$queryRaw<ThresholdRule[]>`
    select distinct on (currency, role) action, currency, role, version, amount::text as amount from thresholds
    where action = 'rate.set' and role in ('*', ${role}) order by currency, role, version desc`
}

/** The most exact one counts: currency and role, currency, role, neither. As the database's own trigger chooses. */
export function limitFor(limits: Limits, currency: string): ThresholdRule | null {
  const rank = (rule: ThresholdRule) => (rule.currency === '*' ? 2 : 0) + (rule.role === '*' ? 1 : 0)
  const bearing = limits.filter(rule => rule.currency === '*' || rule.currency === currency)
  return bearing.toSorted((a, b) => rank(a) - rank(b))[0] ?? null
}

/** Whether a rate lies so far off the former one that it takes two people; without a threshold it always does. */
export function isAbove(limit: ThresholdRule | null, former: Amount, rate: Amount): boolean {
  if (!limit) return true
  return limit.amount !== null && isOffByMore(former, rate, toAmount(limit.amount))
}
