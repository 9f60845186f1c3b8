import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { format, toAmount } from '@/lib/money/amount'

/** A balance at a moment: after which entry, when, how much. */
export type CurvePoint = { id: string; seq: string; at: string; kind: string; balance: string }

/** A wallet's balance over time; `isSampled` where entries lie between the points. */
export type BalanceCurve = { points: CurvePoint[]; isSampled: boolean }

export const curvePoints = 200

type Found = { id: string; seq: bigint; at: Date; kind: string; balance: string }

/**
 * At most two hundred points, evenly spaced in the wallet's chain with its first and its last link: each is
 * one look into the index (wallet_id, seq), however long the chain is. The last point is the present balance.
 */
export async function readBalanceCurve(wallet: { id: string; currency: string }): Promise<BalanceCurve> {
  const { seq } = await prisma().wallet.findUniqueOrThrow({ where: { id: wallet.id } })
  const sampled = sampleOf(seq, curvePoints)
  const found = await prisma().$queryRaw<Found[]>`
    select t.id, t.seq, t.at, t.kind, t.balance::text as balance
    from unnest(${sampled}::bigint[]) as s (seq)
      cross join lateral (select t.* from transactions t where t.wallet_id = ${wallet.id}::uuid and t.seq = s.seq limit 1) t
    order by t.seq`
  const points = found.map(({ id, seq: number, at, kind, balance }) => ({
    id,
    seq: `${number}`,
    at: timeCell(at),
    kind,
    balance: format(toAmount(balance), wallet.currency),
  }))
  return { points, isSampled: BigInt(points.length) < seq }
}

/** The numbers 1 to `last`, or `count` of them spread evenly, both ends among them. */
export function sampleOf(last: bigint, count: number): bigint[] {
  const steps = BigInt(count - 1)
  const spread = Array.from({ length: count }, (_, index) => 1n + ((last - 1n) * BigInt(index)) / steps)
  const all = Array.from({ length: count }, (_, index) => BigInt(index + 1))
  return last <= BigInt(count) ? all.filter(number => number <= last) : spread
}
