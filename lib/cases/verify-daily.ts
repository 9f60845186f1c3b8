import type { Instant } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import type { Report } from '@/lib/ledger/verify'
import { verify } from '@/lib/seals/verify'
import { openVerifyCases } from './open-verify'

const day = 86_400_000

/**
 * Verifies all there is, where nobody did for a day, and opens a case for each check that does not hold. However
 * many processes ask, one of them does it; null for the others. A new installation begins a day later.
 */
export async function verifyDaily(at: Instant): Promise<Report | null> {
  const claimed = await prisma().$queryRaw<{ isFirst: boolean }[]>`
    insert into sweeps (name, reached, swept_at) values ('verify', ${new Date(at)}, ${new Date(at)})
    on conflict (name) do update set swept_at = excluded.swept_at where sweeps.swept_at <= ${new Date(at - day)}
    returning (xmax = 0) as "isFirst"`
  if (claimed.length === 0 || claimed[0]!.isFirst) return null
  // One connection: it runs beside play.
  const report = await verify({ actor: 'clock', at }, { isWhole: true, connections: 1 })
  if (report) await openVerifyCases(report, at)
  return report
}
