import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { CallersTable } from '@/components/providers/callers-table'
import { MaintenanceTable } from '@/components/providers/maintenance-table'
import styles from '@/components/providers/network.module.css'
import { RangesPanel } from '@/components/providers/ranges-panel'
import { RateLimits } from '@/components/providers/rate-limits'
import { Stack } from '@/components/ui/stack'
import { now } from '@/lib/clock'
import { listMaintenance } from '@/lib/providers/maintenance/list'
import { getNetwork } from '@/lib/providers/network'
import { providerPath, readProviderId } from '@/lib/providers/path'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Network and limits' }

export default async function NetworkPage({ params }: { params: Promise<{ id: string }> }) {
  const { role } = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  const at = now()
  const network = id && (await getNetwork(id, at))
  if (!network) notFound()
  const against = reasonAgainst(role, 'providers.manage')
  const { addressRanges, callers } = network
  return (
    <Stack>
      <div className={styles.panels}>
        <RangesPanel providerId={id} ranges={addressRanges} against={against} />
        <RateLimits
          providerId={id}
          network={network}
          keysHref={`${providerPath(id)}/keys`}
          against={against}
        />
      </div>
      <CallersTable callers={callers} tools={<strong>Callers of the last day</strong>} />
      <MaintenanceTable
        providerId={id}
        rows={await listMaintenance(id, at)}
        against={reasonAgainst(role, 'providers.suspend')}
      />
    </Stack>
  )
}
