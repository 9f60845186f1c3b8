import type { Metadata } from 'next'
import { KeysDesk } from '@/components/providers/keys-desk'
import { PageHead } from '@/components/ui/page-head'
import { now } from '@/lib/clock'
import { ownProvider } from '@/lib/engineers/own'
import { listOwnKeys, liveKeysAreTheOperators } from '@/lib/engineers/own-keys'
import { getProvider } from '@/lib/providers/get'
import { requirePermission } from '@/lib/staff/current'
import { handOver, make, revoke } from './actions'

export const metadata: Metadata = { title: 'Keys' }

export default async function OwnKeysPage() {
  const staff = await requirePermission('studio.read')
  const providerId = ownProvider(staff)
  const [{ mode }, rows] = await Promise.all([getProvider(providerId), listOwnKeys(staff, now())])
  const isSandbox = mode === 'sandbox'
  return (
    <>
      <PageHead
        title="Keys"
        lead={
          isSandbox ? 'Two may be live, so that one can take over from the other.' : liveKeysAreTheOperators
        }
      />
      <KeysDesk
        providerId={providerId}
        rows={rows}
        side="studio"
        against={null}
        verbs={isSandbox ? { make, handOver, revoke } : null}
      />
    </>
  )
}
