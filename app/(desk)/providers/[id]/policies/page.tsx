import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PolicyForm } from '@/components/policies/policy-form'
import { PolicyHistory } from '@/components/policies/policy-history'
import { Stack } from '@/components/ui/stack'
import { now } from '@/lib/clock'
import { getPolicies } from '@/lib/providers/get-policies'
import { listPolicyChanges } from '@/lib/providers/list-policy-changes'
import { providerPath, readProviderId } from '@/lib/providers/path'
import { daysToTry } from '@/lib/replays/try-policies'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Policies' }

export default async function PoliciesPage({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  const [present, changes] = id ? await Promise.all([getPolicies(id), listPolicyChanges(id)]) : [null, []]
  if (!id || !present) notFound()
  return (
    <Stack>
      <PolicyForm
        key={present.version}
        providerId={id}
        {...present}
        days={daysToTry(now())}
        against={reasonAgainst(role, 'providers.manage')}
      />
      <PolicyHistory rows={changes} csvHref={`${providerPath(id)}/policies/csv`} />
    </Stack>
  )
}
