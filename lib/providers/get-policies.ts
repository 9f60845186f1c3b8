import { prisma } from '@/lib/db/prisma'
import { completePolicies, type Policies } from './policies'

/** A provider's policies as they are now. `isScopeFixed`: it has a transaction, so its ids keep their scope. */
export type PresentPolicies = { version: number; policies: Policies; isScopeFixed: boolean }

/** Null where there is no such provider. */
export async function getPolicies(providerId: string): Promise<PresentPolicies | null> {
  const [provider, transaction] = await Promise.all([
    prisma().provider.findUnique({
      where: { id: providerId },
      select: { policyVersion: true, policies: { orderBy: { version: 'desc' }, take: 1 } },
    }),
    prisma().transaction.findFirst({ where: { providerId }, select: { id: true } }),
  ])
  if (!provider) return null
  const settings = (provider.policies[0]?.settings ?? {}) as Partial<Policies>
  return {
    version: provider.policyVersion,
    policies: completePolicies(settings),
    isScopeFixed: transaction !== null,
  }
}
