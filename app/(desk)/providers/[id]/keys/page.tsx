import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { KeyWarnings } from '@/components/providers/key-warnings'
import { KeysDesk } from '@/components/providers/keys-desk'
import { Stack } from '@/components/ui/stack'
import { now } from '@/lib/clock'
import { listKeys } from '@/lib/providers/keys/list'
import { readProviderId } from '@/lib/providers/path'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { change, handOver, make, revoke } from './actions'

export const metadata: Metadata = { title: 'Keys' }

export default async function KeysPage({ params }: { params: Promise<{ id: string }> }) {
  const staff = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  if (!id) notFound()
  const rows = await listKeys(now(), id)
  return (
    <Stack>
      <KeyWarnings rows={rows} />
      <KeysDesk
        providerId={id}
        rows={rows}
        side="desk"
        against={reasonAgainst(staff.role, 'keys.manage')}
        verbs={{ make, handOver, revoke, change }}
        csvHref={`/providers/${encodeURIComponent(id)}/keys/csv`}
      />
    </Stack>
  )
}
