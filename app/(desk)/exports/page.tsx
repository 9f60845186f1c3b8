import type { Metadata } from 'next'
import { ExportsFilter } from '@/components/exports/exports-filter'
import { ExportsTable } from '@/components/exports/exports-table'
import { MakeLedger } from '@/components/exports/make-ledger'
import { Pager } from '@/components/table/pager'
import { KeepFresh } from '@/components/ui/keep-fresh'
import { PageHead } from '@/components/ui/page-head'
import { now } from '@/lib/clock'
import { exportFilter, exportSortColumns, listExports } from '@/lib/exports/list'
import { houseAccounts } from '@/lib/exports/sources/ledger-filter'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf } from '@/lib/listing/links'
import { ledgerKinds, ledgerOutcomes } from '@/lib/players/ledger-filter'
import { requirePermission } from '@/lib/staff/current'
import { reasonAgainst } from '@/lib/staff/permissions'

export const metadata: Metadata = { title: 'Exports' }

const words = { kind: ledgerKinds, account: houseAccounts, outcome: ledgerOutcomes }

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
        actions={<MakeLedger against={reasonAgainst(staff.role, 'exports.ledger')} words={words} />}
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
