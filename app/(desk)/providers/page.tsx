import type { Metadata } from 'next'
import { Suspense } from 'react'
import { NewProviderLink } from '@/components/providers/new-provider-link'
import { ProvidersEmpty } from '@/components/providers/providers-empty'
import { ProvidersFilter } from '@/components/providers/providers-filter'
import { ProvidersTable } from '@/components/providers/providers-table'
import { Pager } from '@/components/table/pager'
import { TableSkeleton } from '@/components/table/table-skeleton'
import { PageHead } from '@/components/ui/page-head'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { providerFilter } from '@/lib/providers/filter'
import { healthSortColumns, listHealthPage } from '@/lib/reports/list-health'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Providers' }

export default async function ProvidersPage({ searchParams }: { searchParams: Promise<Query> }) {
  const { role } = await requirePermission('providers.read')
  const against = reasonAgainst(role, 'providers.manage')
  return (
    <>
      <PageHead
        title="Providers"
        lead="The studios that call the wallet, and how their calls went within the last 15 minutes."
        actions={<NewProviderLink against={against} />}
      />
      <Suspense fallback={<TableSkeleton label="providers" />}>
        <List query={await searchParams} against={against} />
      </Suspense>
    </>
  )
}

async function List({ query, against }: { query: Query; against: string | null }) {
  const filter = providerFilter.parse(query)
  const values = providerFilter.serialise(filter)
  const cursor = parseCursor(query, healthSortColumns)
  const page = await listHealthPage(filter, cursor)
  return (
    <ProvidersTable
      rows={page.rows}
      csvHref={urlOf('/providers/csv', values)}
      tools={<ProvidersFilter filter={filter} values={values} />}
      empty={<ProvidersEmpty isFiltered={!providerFilter.isBlank(filter)} against={against} />}
      foot={<Pager {...linksOf('/providers', values, page, cursor === null)} order="other" />}
    />
  )
}
