import { namesOf } from '@/lib/approvals/names'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { completePolicies, type Policies, policyDefaults, policyKeys } from './policies'
import type { PolicyChangeRow } from './policy-changes'

/** Versions are few: a change of policies is a rare event. */
const atMost = 1000

/** Every version of a provider's policies, newest first. The first one is told by what is not at its default. */
export async function listPolicyChanges(providerId: string): Promise<PolicyChangeRow[]> {
  const found = await prisma().policy.findMany({
    where: { providerId },
    orderBy: { version: 'desc' },
    take: atMost + 1,
  })
  const names = await namesOf(found.map(one => one.createdBy))
  return found.slice(0, atMost).map((one, index) => {
    const before = found[index + 1]
    return {
      id: `${one.version}`,
      version: one.version,
      at: timeCell(one.createdAt),
      who: names.get(one.createdBy) ?? one.createdBy,
      why: one.reason,
      changes: changesBetween(before ? settingsOf(before) : null, settingsOf(one)),
    }
  })
}

function settingsOf({ settings }: { settings: unknown }): Policies {
  return completePolicies(settings as Partial<Policies>)
}

function changesBetween(before: Policies | null, after: Policies): PolicyChangeRow['changes'] {
  const from = before ?? policyDefaults
  return policyKeys
    .filter(key => from[key] !== after[key])
    .map(key => ({ key, before: before?.[key] ?? null, after: after[key] }))
}
