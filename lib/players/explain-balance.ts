import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type Amount, add, compare, format, subtract, toAmount, zero } from '@/lib/money/amount'

/** What one kind of transaction brought and took, up to the entry. Amounts in the wallet's currency. */
export type BalancePart = {
  id: string
  kind: string
  inCount: string
  in: string
  outCount: string
  out: string
  net: string
}

/** A balance added up from zero, and whether the sum is the number that stands there. */
export type BalanceExplanation = {
  /** The entry it ends at: number, time, id; null for a wallet without entries. */
  entry: { seq: string; at: string; id: string } | null
  parts: BalancePart[]
  /** How many postings were added up; refusals and what moved nothing are no postings. */
  postings: string
  sum: string
  /** The balance as the ledger says it stood after that entry. */
  balance: string
  holds: boolean
  /** What is missing from the sum, where it does not hold. */
  difference: string
  /** Whether it ends at the wallet's last entry: then `balance` is the wallet's own. */
  isPresent: boolean
}

type Wallet = { id: string; currency: string }
type Found = { kind: string; in_count: string; in: string; out_count: string; out: string }

/**
 * Adds up every posting of a wallet from zero to an entry (the last one unless said): one statement, exact.
 * Null where the wallet has no such entry.
 */
export async function explainBalance(wallet: Wallet, entryId?: string): Promise<BalanceExplanation | null> {
  return prisma().$transaction(
    async tx => {
      const { balance, seq } = await tx.wallet.findUniqueOrThrow({ where: { id: wallet.id } })
      const last = entryId
        ? await tx.transaction.findUnique({ where: { id: entryId } })
        : await tx.transaction.findUnique({ where: { walletId_seq: { walletId: wallet.id, seq } } })
      if (entryId && last?.walletId !== wallet.id) return null
      const isPresent = last === null || last.seq === seq
      const found = await tx.$queryRaw<Found[]>`
        select t.kind, count(*) filter (where p.destination_id = p.wallet_id)::text as in_count,
          coalesce(sum(p.amount) filter (where p.destination_id = p.wallet_id), 0)::text as in,
          count(*) filter (where p.source_id = p.wallet_id)::text as out_count,
          coalesce(sum(p.amount) filter (where p.source_id = p.wallet_id), 0)::text as out
        from postings p join transactions t on t.wallet_id = p.wallet_id and t.seq = p.seq
        where p.wallet_id = ${wallet.id}::uuid and p.seq <= ${last?.seq ?? 0n}
        group by t.kind`
      const standing = toAmount((isPresent ? balance : last.balance).toFixed())
      const entry = last && { seq: `${last.seq}`, at: timeCell(last.at), id: last.id }
      return { entry, isPresent, ...addedUp(found, standing, wallet.currency) }
    },
    { isolationLevel: 'RepeatableRead', timeout: 20_000 },
  )
}

// Money that comes from outside and goes there, then what is played, then what was put right.
const order = ['deposit', 'withdrawal', 'bet', 'win', 'jackpot', 'rollback', 'adjustment']

/** The parts in their order, their sum and what it should be: exact, in strings. */
export function addedUp(found: Found[], standing: Amount, currency: string) {
  const sorted = found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
  const netOf = (part: Found) => subtract(toAmount(part.in), toAmount(part.out))
  const sum = sorted.reduce((total, part) => add(total, netOf(part)), zero)
  const difference = subtract(standing, sum)
  return {
    parts: sorted.map(part => ({
      id: part.kind,
      kind: part.kind,
      inCount: part.in_count,
      in: format(toAmount(part.in), currency),
      outCount: part.out_count,
      out: format(toAmount(part.out), currency),
      net: format(netOf(part), currency),
    })),
    postings: `${sorted.reduce((count, part) => count + BigInt(part.in_count) + BigInt(part.out_count), 0n)}`,
    sum: format(sum, currency),
    balance: format(standing, currency),
    holds: compare(sum, standing) === 0,
    difference: format(difference, currency),
  }
}
