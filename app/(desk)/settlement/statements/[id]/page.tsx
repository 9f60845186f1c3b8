import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { CheckLink } from '@/components/settlement/check-result'
import { StatementActions } from '@/components/settlement/statement-actions'
import { StatementHead } from '@/components/settlement/statement-head'
import { StatementView } from '@/components/settlement/statement-view'
import { Stack } from '@/components/ui/stack'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { readProviderId } from '@/lib/providers/path'
import { settlementFilter } from '@/lib/settlement/filter'
import { getStatement } from '@/lib/settlement/get-statement'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { Check } from './check'

export const metadata: Metadata = { title: 'Statement' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function StatementPage({ params, searchParams }: Props) {
  const staff = await requirePermission('settlement.read')
  const id = readProviderId((await params).id)
  const query = await searchParams
  const view = id && (await getStatement(id, settlementFilter.parse(query).month, now()))
  if (!view) notFound()
  const against = {
    freeze: reasonAgainst(staff.role, 'settlement.freeze') ?? view.against,
    share: reasonAgainst(staff.role, 'shares.manage'),
  }
  return (
    <>
      <StatementHead view={view} actions={<StatementActions view={view} against={against} />} />
      <Stack>
        <StatementView view={view} />
        {view.frozen ? (
          query.check === '1' ? (
            <Suspense fallback={<p role="status">Deriving the month again from its postings …</p>}>
              <Check text={view.text} sha256={view.sha256} />
            </Suspense>
          ) : (
            <CheckLink provider={view.provider.id} month={view.month} />
          )
        ) : null}
      </Stack>
    </>
  )
}
