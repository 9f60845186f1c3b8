import type { By } from '@/lib/actor'
import { prisma } from '@/lib/db/prisma'
import { refuse } from '@/lib/refusal'
import { hasTransactions, lockProvider } from './find'
import { completePolicies, type Policies, policyKeys } from './policies'

/**
 * Changes some of a provider's policies: a new version, the old ones stay. Nothing is written when nothing
 * changes. Refuses INVALID_REQUEST for an unknown provider, NOT_ALLOWED for another `id_scope` once there
 * is a transaction.
 */
export async function setPolicies(
  providerId: string,
  changes: Partial<Policies>,
  by: By & { reason?: string },
): Promise<{ version: number; policies: Policies }> {
  return prisma().$transaction(async tx => {
    await lockProvider(tx, providerId)
    const { policyVersion } = await tx.provider.findUniqueOrThrow({ where: { id: providerId } })
    const before = await tx.policy.findUniqueOrThrow({
      where: { providerId_version: { providerId, version: policyVersion } },
    })
    const current = completePolicies(before.settings as Partial<Policies>)
    const policies = completePolicies({ ...current, ...changes })
    if (policyKeys.every(key => policies[key] === current[key])) return { version: policyVersion, policies }
    if (policies.id_scope !== current.id_scope && (await hasTransactions(tx, providerId))) {
      refuse('NOT_ALLOWED', {
        field: 'id_scope',
        message: `id_scope is fixed from the first transaction on, and "${providerId}" has some.`,
      })
    }
    const version = policyVersion + 1
    await tx.policy.create({
      data: {
        providerId,
        version,
        settings: policies,
        createdBy: by.actor,
        reason: by.reason,
        createdAt: new Date(by.at),
      },
    })
    await tx.provider.update({ where: { id: providerId }, data: { policyVersion: version } })
    return { version, policies }
  })
}
