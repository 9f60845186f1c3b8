import type { Metadata } from 'next'
import { ExportsFilter } from '@/components/exports/exports-filter'
import { ExportsTable } from '@/components/exports/exports-table'
import { Pager } from '@/components/table/pager'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { now } from '@/lib/clock'
import { exportFilter, exportSortColumns, listExports } from '@/lib/exports/list'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'
import { requirePermission } from '@/lib/staff/current'
import { isAllowed } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Exports' }

export default async function ExportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  const staff = await requirePermission('exports.read')
  const query = await searchParams
  const filter = exportFilter.parse(query)
  const values = exportFilter.serialise(filter)
  const cursor = parseCursor(query, exportSortColumns)
  const page = await listExports(filter, staff, cursor, now())
  return (
    <>
      <PageHead
        title="Exports"
        lead="Files of lists and of the ledger: all of what was filtered, with their sums and their hash."
        actions={
          isAllowed(staff.role, 'ledger.browse') ? (
            <LinkButton href="/ledger">Export the ledger</LinkButton>
          ) : null
        }
      />
      <KeepFresh isUnderWay={page.rows.some(({ state }) => state === 'queued' || state === 'running')} />
      <ExportsTable
        rows={page.rows}
        isFiltered={!exportFilter.isBlank(filter)}
        tools={<ExportsFilter filter={filter} values={values} />}
        foot={<Pager {...linksOf('/exports', values, page, cursor === null)} />}
      />
    </>
  )
}
