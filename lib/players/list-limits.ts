import { type Instant, now } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { canonical, format, subtract, toAmount } from '@/lib/money/amount'
import { increaseWaits, type LimitSlot, limitSlots, limitsInForce, limitUsage, periodStart } from './limits'

/** One limit of a player: what counts, what waits, and what of it is used. Amounts in the player's currency. */
export type LimitRow = LimitSlot & {
  id: string
  currency: string
  amount: string | null
  /** What comes later: an amount, or null where the limit is taken away. */
  waiting: { amount: string | null; from: string } | null
  /** Used in the running period; negative where more was won than staked. Null for a stake. */
  used: string | null
  left: string | null
  since: string | null
}

type Wallet = { id: string; playerId: string; currency: string }

/** Every limit there can be, for one player; the usage is counted for limited players and others alike. */
export async function listLimits(wallet: Wallet, at: Instant = now()): Promise<LimitRow[]> {
  const { playerId, currency } = wallet
  const [inForce, waiting, usage] = await Promise.all([
    prisma().$queryRawUnsafe<{ kind: string; period: string; amount: string | null }[]>(
      `select kind, period, amount::text as amount from (${limitsInForce('$1', '$2')}) l`,
      playerId,
      new Date(at),
    ),
    readWaiting(playerId, at),
    readUsage(wallet.id, at),
  ])
  return limitSlots.map(({ kind, period }) => {
    const amount = inForce.find(one => one.kind === kind && one.period === period)?.amount ?? null
    const next = waiting.find(one => one.kind === kind && one.period === period)
    const later = written(next?.amount?.toFixed() ?? null, currency)
    const used = period === 'bet' ? null : usage[period][kind === 'loss' ? 'loss' : 'wager']
    return {
      id: `${kind}-${period}`,
      kind,
      period,
      currency,
      amount: written(amount, currency),
      // What was withdrawn waits as the very limit that stands: nothing will change.
      waiting:
        next && later !== written(amount, currency)
          ? { amount: later, from: timeCell(next.effectiveAt) }
          : null,
      used: written(used, currency),
      left: amount && used ? written(subtract(toAmount(amount), toAmount(used)), currency) : null,
      since: period === 'bet' ? null : new Date(periodStart(period, at)).toISOString(),
    }
  })
}

/** The newest word on each limit for a later moment. */
async function readWaiting(playerId: string, at: Instant) {
  const rows = await prisma().playerLimit.findMany({
    where: { playerId, effectiveAt: { gt: new Date(at), lte: new Date(at + increaseWaits) } },
    orderBy: [{ effectiveAt: 'desc' }, { id: 'desc' }],
  })
  const newest = new Map<string, (typeof rows)[number]>()
  for (const row of rows) {
    const key = `${row.kind} ${row.period}`
    if (!newest.has(key)) newest.set(key, row)
  }
  return [...newest.values()]
}

type Use = { wager: string; loss: string }

async function readUsage(walletId: string, at: Instant): Promise<Record<'day' | 'week' | 'month', Use>> {
  const read = async (period: 'day' | 'week' | 'month'): Promise<Use> => {
    const [row] = await prisma().$queryRawUnsafe<{ wager: string; won: string }[]>(
      `select wager::text as wager, won::text as won from (${limitUsage('$1::uuid', '$2')}) u`,
      walletId,
      new Date(periodStart(period, at)),
    )
    const wager = toAmount(row!.wager)
    return { wager, loss: subtract(wager, toAmount(row!.won)) }
  }
  const [day, week, month] = await Promise.all([read('day'), read('week'), read('month')])
  return { day, week, month }
}

function written(amount: string | null, currency: string): string | null {
  return amount === null ? null : format(canonical(toAmount(amount)), currency)
}
