import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { hasTransactions, lockProvider } from './find'

/**
 * Makes a provider sandbox or live. Refuses INVALID_REQUEST when it is unknown, NOT_ALLOWED when it has a
 * transaction: its mode is fixed from the first one on.
 */
export async function setMode(providerId: string, mode: 'sandbox' | 'live'): Promise<void> {
  await prisma().$transaction(async tx => {
    await lockProvider(tx, providerId)
    const provider = await tx.provider.findUniqueOrThrow({ where: { id: providerId } })
    if (provider.mode === mode) return
    if (await hasTransactions(tx, providerId)) {
      refuse('NOT_ALLOWED', {
        field: 'mode',
        message: `The mode is fixed from the first transaction on, and "${providerId}" has some.`,
      })
    }
    await tx.provider.update({ where: { id: providerId }, data: { mode } })
  })
}
