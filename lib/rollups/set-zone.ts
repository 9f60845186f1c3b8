import { inTransaction } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'

/**
 * Moves where a business day begins and ends to another time zone; the next roll-up makes every sum anew. Refuses
 * INVALID_REQUEST for what is no zone the database knows, NOT_ALLOWED once a month is frozen: it would hold other days.
 */
export async function setZone(zone: string): Promise<void> {
  await inTransaction(async tx => {
    const [known] = await tx.$queryRaw<{ there: boolean }[]>`
      select exists (select from pg_timezone_names where name = ${zone}) as there`
    if (!known?.there)
      refuse('INVALID_REQUEST', { field: 'zone', message: 'A time zone is written like Europe/Malta.' })
    const settings = await tx.settings.findFirstOrThrow()
    if (settings.businessZone === zone) return
    if ((await tx.settlement.count({ take: 1 })) > 0)
      refuse('NOT_ALLOWED', { message: 'A month is frozen: its days stay where they are.' })
    await tx.settings.updateMany({ data: { businessZone: zone } })
  })
}
