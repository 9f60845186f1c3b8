import { prisma } from '@/lib/db/prisma'

/** A provider's policies as they stood: settings by key, and from when on (RFC 3339). */
export type PolicyVersion = { version: number; settings: Record<string, string>; since: string }

/** Every version of a provider's policies, oldest first. */
export async function listPolicyVersions(providerId: string): Promise<PolicyVersion[]> {
  const rows = await prisma().policy.findMany({
    where: { providerId },
    orderBy: { version: 'asc' },
    take: 1000,
  })
  return rows.map(row => ({
    version: row.version,
    settings: row.settings as Record<string, string>,
    since: row.createdAt.toISOString(),
  }))
}
