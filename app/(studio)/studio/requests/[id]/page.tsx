import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { CallDetail } from '@/components/requests/call-detail'
import { CallTitle } from '@/components/requests/call-title'
import { SameCalls } from '@/components/requests/same-calls'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { getOwnCall } from '@/lib/engineers/own-calls'
import { findLedgerLink } from '@/lib/requests/link-ledger'
import { listSameTransaction } from '@/lib/requests/list-same'
import { requirePermission } from '@/lib/staff/current'
import { recordView } from '@/lib/staff/view'

type Props = { params: Promise<{ id: string }> }

export const metadata: Metadata = { title: 'Call' }

export default async function OwnCallPage({ params }: Props) {
  const staff = await requirePermission('studio.read')
  const call = await getOwnCall(staff, (await params).id)
  if (!call) notFound()
  await recordView(staff, 'request.view', { kind: 'request', id: call.id }, call.playerId)
  const [link, others] = await Promise.all([findLedgerLink(call), listSameTransaction(call)])
  return (
    <>
      <PageHead
        title={<CallTitle call={call} />}
        lead={
          call.code ? (
            <Link href={`/docs/errors#${call.code}`}>What {call.code} means</Link>
          ) : (
            'All that is kept of it.'
          )
        }
      />
      <Stack>
        <CallDetail call={call} link={link} caseRoundId={null} leadsOn={false} />
        {call.transactionId ? <SameCalls calls={others} path="/studio/requests" /> : null}
      </Stack>
    </>
  )
}
