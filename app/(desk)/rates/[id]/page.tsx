import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { RateChart } from '@/components/rates/rate-chart'
import { SetRate } from '@/components/rates/set-rate'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { now, toDay } from '@/lib/clock'
import { isDay } from '@/lib/fx/day'
import { getRatedCurrency } from '@/lib/fx/get-currency'
import type { Query } from '@/lib/listing/filter'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'
import { Hangs, Revisions } from './parts'

export const metadata: Metadata = { title: 'Rate' }

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export default async function RatePage({ params, searchParams }: Props) {
  const staff = await requirePermission('rates.read')
  const found = await getRatedCurrency((await params).id, now())
  if (!found) notFound()
  const query = await searchParams
  const asked = typeof query.day === 'string' && isDay(query.day) ? query.day : null
  const day = asked ?? found.newest?.day ?? null
  const { code, baseCurrency, newest, days } = found
  const lead = newest
    ? `1 ${code} = ${newest.rate} ${baseCurrency}, ${newest.source}, ${newest.day}`
    : 'No rate yet'
  const against = reasonAgainst(staff.role, 'rates.manage')
  const set = { against, baseCurrency, today: toDay(now()), currency: code }
  return (
    <>
      <PageHead
        title={code}
        lead={`${lead}. ${found.isInUse ? 'Players hold it.' : 'No player holds it.'}`}
        actions={
          <>
            <LinkButton href="/rates">All rates</LinkButton>
            <SetRate {...set} />
          </>
        }
      />
      <Stack>
        <RateChart code={code} baseCurrency={baseCurrency} days={days} />
        <Suspense key={day} fallback={<TableSkeleton label="rounds" />}>
          {day ? <Hangs currency={found} day={day} /> : null}
        </Suspense>
        <Suspense fallback={<TableSkeleton label="revisions" />}>
          <Revisions code={code} query={query} />
        </Suspense>
      </Stack>
    </>
  )
}
