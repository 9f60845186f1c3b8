import type { Prisma } from '@/lib/db/generated/client'
import { refuse } from '@/lib/refusal'

/**
 * Locks a provider's row for the rest of the transaction, so that two changes of it follow each other.
 * Refuses INVALID_REQUEST when there is none of this id.
 */
export async function lockProvider(tx: Prisma.TransactionClient, providerId: string): Promise<void> {
  const rows = await tx.$queryRaw<
    unknown[]
  >`select id from providers where id = ${providerId} for no key update`
  if (rows.length === 0) refuseUnknownProvider(providerId)
}

/** Whether a provider has any transaction: its mode and its id scope are fixed from then on. */
export async function hasTransactions(tx: Prisma.TransactionClient, providerId: string): Promise<boolean> {
  return (await tx.transaction.findFirst({ where: { providerId }, select: { id: true } })) !== null
}

export function refuseUnknownProvider(providerId: string): never {
  refuse('INVALID_REQUEST', { field: 'provider_id', message: `There is no provider "${providerId}".` })
}
