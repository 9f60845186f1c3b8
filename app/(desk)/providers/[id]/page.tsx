import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Suspense } from 'react'
import { BoardSkeleton } from '@/components/overview/board-skeleton'
import { Section } from '@/components/overview/section'
import { CurveChoice } from '@/components/providers/curve-choice'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { Stack } from '@/components/ui/stack'
import type { Query } from '@/lib/listing/filter'
import { readProviderId } from '@/lib/providers/path'
import { curveWindows } from '@/lib/reports/call-curve'
import { requirePermission } from '@/lib/staff/current'
import { Curve } from './curve'
import { Facts } from './facts'
import { Figures } from './figures'
import { NewestCalls } from './newest-calls'

type Props = { params: Promise<{ id: string }>; searchParams: Promise<Query> }

export async function generateMetadata({ params }: Props): Promise<Metadata> {
  return { title: readProviderId((await params).id) ?? 'Provider' }
}

/** A provider's health: the last fifteen minutes in figures, the last hours as charts, its newest calls, its facts. */
export default async function ProviderPage({ params, searchParams }: Props) {
  const staff = await requirePermission('providers.read')
  const id = readProviderId((await params).id)
  if (!id) notFound()
  const asked = (await searchParams).window
  const window = curveWindows.find(one => one === asked) ?? '6h'
  return (
    <Stack>
      <Suspense fallback={<BoardSkeleton label="health" heights={[180]} />}>
        <Figures id={id} />
      </Suspense>
      <Section title="Over the last hours">
        <CurveChoice id={id} window={window} />
      </Section>
      <Suspense key={window} fallback={<BoardSkeleton label="calls" heights={[311]} />}>
        <Curve id={id} window={window} />
      </Suspense>
      <Suspense fallback={<BoardSkeleton label="facts" heights={[280]} />}>
        <Facts id={id} role={staff.role} />
      </Suspense>
      <Suspense fallback={<TableSkeleton label="calls" />}>
        <NewestCalls id={id} />
      </Suspense>
    </Stack>
  )
}
