import type { Instant } from '@/lib/clock'
import { Prisma } from '@/lib/db/generated/client'
import type { PlayerFilter } from './filter'

const hours = { '24h': 24, '7d': 168, '30d': 720 } as const

/** The conditions of a filter on `players p`: id or name beginning with the text, the rest as it stands. */
export function playersWhere(filter: PlayerFilter, at: Instant): Prisma.Sql {
  const { q, status, currency, country, seen, test } = filter
  const conditions = [
    q ? beginsWith(q) : null,
    status ? Prisma.sql`p.status = ${status}` : null,
    // The index of those who are not active knows only that they are not.
    status && status !== 'active' ? Prisma.sql`p.status <> 'active'` : null,
    currency ? Prisma.sql`p.currency = ${currency}` : null,
    country ? Prisma.sql`p.country = ${country}` : null,
    seen === 'never' ? Prisma.sql`p.last_seen_at is null` : null,
    seen && seen !== 'never' ? Prisma.sql`p.last_seen_at >= ${new Date(at - hours[seen] * 3_600_000)}` : null,
    test === 'test' ? Prisma.sql`p.test` : test === 'real' ? Prisma.sql`not p.test` : null,
  ].filter(one => one !== null)
  return conditions.length > 0 ? Prisma.join(conditions, ' and ') : Prisma.sql`true`
}

/** The condition on `wallets w` of a balance range; null where there is none, or no currency to have it in. */
export function balanceWhere({ currency, min, max }: PlayerFilter): Prisma.Sql | null {
  if (!currency || !(min || max)) return null
  const conditions = [
    min ? Prisma.sql`w.balance >= ${min}::numeric` : null,
    max ? Prisma.sql`w.balance <= ${max}::numeric` : null,
  ].filter(one => one !== null)
  return Prisma.join(conditions, ' and ')
}

/** Both by their indexes: ids by their own order, names in small letters by the beginning of the pattern. */
function beginsWith(text: string): Prisma.Sql {
  const pattern = `${text.replace(/[\\%_]/g, character => `\\${character}`)}%`
  return Prisma.sql`(p.id like ${pattern} or lower(p.display_name) like lower(${pattern}))`
}
