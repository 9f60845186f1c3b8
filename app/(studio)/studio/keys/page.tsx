import type { Metadata } from 'next'
import { OwnKeys } from '@/components/studio/own-keys'
import { PageHead } from '@/components/ui/page-head'
import { now } from '@/lib/clock'
import { ownProvider } from '@/lib/engineers/own'
import { listOwnKeys, liveKeysAreTheOperators } from '@/lib/engineers/own-keys'
import { getProvider } from '@/lib/providers/get'
import { requirePermission } from '@/lib/staff/current'
import { handOver, makeKey, revoke } from './actions'

export const metadata: Metadata = { title: 'Keys' }

const verbs = { handOver, makeKey, revoke }

export default async function OwnKeysPage() {
  const staff = await requirePermission('studio.read')
  const [{ mode }, rows] = await Promise.all([getProvider(ownProvider(staff)), listOwnKeys(staff, now())])
  const isSandbox = mode === 'sandbox'
  return (
    <>
      <PageHead
        title="Keys"
        lead={
          isSandbox ? 'Two may be live, so that one can take over from the other.' : liveKeysAreTheOperators
        }
      />
      <OwnKeys rows={rows} verbs={verbs} isSandbox={isSandbox} />
    </>
  )
}
