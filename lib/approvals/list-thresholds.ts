import { prisma } from '@/lib/db/prisma'
import { amountCell, plainCell, timeCell } from '@/lib/listing/cells'
import { heldActions, isHeldAction, isInPerCent } from './actions'
import { namesOf } from './names'

export type ThresholdRow = {
  id: string
  action: string
  does: string
  currency: string
  role: string
  version: number
  amount: string | null
  /** The currency the amount is in, or `%`. */
  unit: string
  setBy: string
  reason: string | null
  setAt: string
  /** Whether it is the newest version. */
  isCurrent: boolean
}

/** Rows of the table are few: a change of a threshold is a rare event. */
const atMost = 2000

/** All thresholds with every version, those that count first among their own. */
export async function listThresholds(): Promise<ThresholdRow[]> {
  const [found, settings] = await Promise.all([
    prisma().threshold.findMany({
      orderBy: [{ action: 'asc' }, { currency: 'asc' }, { role: 'asc' }, { version: 'desc' }],
      take: atMost,
    }),
    prisma().settings.findFirstOrThrow(),
  ])
  const names = await namesOf(found.map(one => one.createdBy))
  const seen = new Set<string>()
  return found.map(one => {
    const place = `${one.action} ${one.currency} ${one.role}`
    const isCurrent = !seen.has(place)
    seen.add(place)
    const isPercent = isInPerCent(one.action)
    const unit = isPercent ? '%' : one.currency === '*' ? settings.baseCurrency : one.currency
    return {
      id: `${place} ${one.version}`,
      action: one.action,
      does: isHeldAction(one.action) ? heldActions[one.action] : one.action,
      currency: one.currency,
      role: one.role,
      version: one.version,
      amount: one.amount && (isPercent ? plainCell(one.amount) : amountCell(one.amount, unit)),
      unit,
      setBy: names.get(one.createdBy) ?? one.createdBy,
      reason: one.reason,
      setAt: timeCell(one.createdAt),
      isCurrent,
    }
  })
}
