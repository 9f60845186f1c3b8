import type { Prisma } from '@/lib/db/generated/client'
import type { LedgerFilter } from './ledger-filter'

/** The condition of a ledger's filter. */
export function ledgerWhere({ kind, provider, outcome }: LedgerFilter): Prisma.TransactionWhereInput {
  return {
    ...(kind ? { kind } : {}),
    ...(provider ? { providerId: provider } : {}),
    ...(outcome ? { effect: outcome } : {}),
  }
}
