import { dayBefore } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { prisma } from '@/lib/db/prisma'
import { uuidPattern } from '@/lib/text'
import type { LedgerFilter } from './ledger-filter'

// Clocks of several processes may differ: a wallet's times rise with its numbers only as far as this.
const slack = 3_600_000

/** The condition of a ledger's filter on one wallet's transactions. A round is found by our id or by the provider's. */
export async function ledgerWhere(
  walletId: string,
  filter: LedgerFilter,
): Promise<Prisma.TransactionWhereInput> {
  const { kind, provider, outcome, round, min, max, upto } = filter
  return {
    AND: [
      { walletId },
      kind ? { kind } : {},
      provider ? { providerId: provider } : {},
      outcome ? { effect: outcome } : {},
      min ? { amount: { gte: min } } : {},
      max ? { amount: { lte: max } } : {},
      upto ? { seq: { lte: BigInt(upto) } } : {},
      round ? await ofRound(walletId, round) : {},
      await ofDays(walletId, filter),
    ],
  }
}

/** By the round's own index; what was refused before its round began carries only the provider's name of it. */
async function ofRound(walletId: string, round: string): Promise<Prisma.TransactionWhereInput> {
  if (uuidPattern.test(round)) return { roundId: round }
  const rounds = await prisma().$queryRaw<{ id: string }[]>`
    select r.id from rounds r join wallets w on w.player_id = r.player_id and w.id = ${walletId}::uuid
    where r.provider_round_id = ${round} limit 50`
  return rounds.length > 0 ? { roundId: { in: rounds.map(({ id }) => id) } } : { providerRoundId: round }
}

/** Days as numbers of the wallet's chain, so that its index begins there; the exact times decide. */
async function ofDays(walletId: string, { from, to }: LedgerFilter): Promise<Prisma.TransactionWhereInput> {
  const begin = from ? Date.parse(`${from}T00:00:00Z`) : null
  const end = to ? Date.parse(`${dayBefore(to, -1)}T00:00:00Z`) : null
  const [first, beyond] = await Promise.all([
    begin === null ? null : firstSince(walletId, begin - slack),
    end === null ? null : firstSince(walletId, end + slack),
  ])
  return {
    AND: [
      begin === null ? {} : { at: { gte: new Date(begin) }, seq: { gte: first! } },
      end === null ? {} : { at: { lt: new Date(end) }, seq: { lt: beyond! } },
    ],
  }
}

/** The number of the first link of this time or later, found by halving the chain; one more than the last where there is none. */
async function firstSince(walletId: string, at: number): Promise<bigint> {
  const [found] = await prisma().$queryRaw<{ seq: bigint }[]>`
    with recursive halves (low, high) as (
      select 1::bigint, seq + 1 from wallets where id = ${walletId}::uuid
      union all
      select case when t.at < ${new Date(at)} then t.seq + 1 else low end, case when t.at < ${new Date(at)} then high else t.seq end
      from halves cross join lateral (
        select t.seq, t.at from transactions t where t.wallet_id = ${walletId}::uuid and t.seq = (low + high) / 2 limit 1) t
      where low < high)
    select max(low) as seq from halves`
  return found?.seq ?? 1n
}
