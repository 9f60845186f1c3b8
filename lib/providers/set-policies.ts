import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { hasTransactions, lockProvider } from './find'
import { completePolicies, type Policies, policyKeys } from './policies'

export type PolicyChange = {
  providerId: string
  /** What is left out stays as it is. */
  changes: Partial<Policies>
  reason?: string | null
  /** The version the person saw. Without it nothing is compared, and a change of nothing is none. */
  seen?: number
}

/**
 * Changes some of a provider's policies: a new version, the old ones stay. Nothing is written when nothing changes.
 * Refuses INVALID_REQUEST for an unknown provider, NOT_ALLOWED for another `id_scope` once there is a transaction;
 * where `seen` is given, also when somebody was faster or nothing would change.
 */
export async function setPolicies(
  { tx, by, audit }: AuditScope,
  { providerId, changes, reason = null, seen }: PolicyChange,
): Promise<{ version: number; policies: Policies }> {
  await lockProvider(tx, providerId)
  const { policyVersion } = await tx.provider.findUniqueOrThrow({ where: { id: providerId } })
  if (seen !== undefined && seen !== policyVersion) {
    const message = `These policies are at version ${policyVersion} by now, and the form was made on version ${seen}. Load the page again.`
    refuse('NOT_ALLOWED', { message })
  }
  const before = await tx.policy.findUniqueOrThrow({
    where: { providerId_version: { providerId, version: policyVersion } },
  })
  const current = completePolicies(before.settings as Partial<Policies>)
  const policies = completePolicies({ ...current, ...changes })
  const changed = policyKeys.filter(key => policies[key] !== current[key])
  if (changed.length === 0) {
    if (seen !== undefined) refuse('NOT_ALLOWED', { message: 'The policies are like that already.' })
    return { version: policyVersion, policies }
  }
  if (changed.includes('id_scope') && (await hasTransactions(tx, providerId))) {
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
      reason,
      createdAt: new Date(by.at),
    },
  })
  await tx.provider.update({ where: { id: providerId }, data: { policyVersion: version } })
  const pick = (from: Policies) => Object.fromEntries(changed.map(key => [key, from[key]]))
  await audit({
    action: 'provider.policies',
    subject: { kind: 'provider', id: providerId },
    reason,
    before: { version: policyVersion, ...pick(current) },
    after: { version, ...pick(policies) },
  })
  return { version, policies }
}
