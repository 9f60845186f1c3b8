import { notFound } from 'next/navigation'
import type { ReactNode } from 'react'
import { ProviderHead } from '@/components/providers/provider-head'
import { ProviderTabs } from '@/components/providers/provider-tabs'
import { SuspendSwitch } from '@/components/providers/suspend-switch'
import { now } from '@/lib/clock'
import { getProviderOverview } from '@/lib/providers/overview'
import { providerPath, readProviderId } from '@/lib/providers/path'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { recordView } from '@/lib/staff/view'

type Props = { params: Promise<{ id: string }>; children: ReactNode }

/** What stands over every section of a provider's page. */
export default async function ProviderLayout({ params, children }: Props) {
  const staff = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  const provider = id && (await getProviderOverview(id, now()))
  if (!provider) notFound()
  await recordView(staff, 'provider.view', { kind: 'provider', id: provider.id })
  return (
    <>
      <ProviderHead
        provider={provider}
        actions={
          <SuspendSwitch provider={provider} against={reasonAgainst(staff.role, 'providers.suspend')} />
        }
      />
      <ProviderTabs path={providerPath(provider.id)} />
      {children}
    </>
  )
}
