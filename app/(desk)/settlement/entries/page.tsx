import type { Metadata } from 'next'
import { EntriesTable } from '@/components/settlement/entries-table'
import { FigureSum } from '@/components/settlement/figure-sum'
import { SettlementPlace } from '@/components/settlement/settlement-place'
import { Pager } from '@/components/table/pager'
import { LinkButton } from '@/components/ui/link-button'
import { PageHead } from '@/components/ui/page-head'
import { Stack } from '@/components/ui/stack'
import { State } from '@/components/ui/state'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { entrySortColumns } from '@/lib/settlement/entries'
import { figures } from '@/lib/settlement/figures'
import { entryFilter } from '@/lib/settlement/filter'
import { readEntries } from '@/lib/settlement/read'
import { requirePermission } from '@/lib/staff/current'

export const metadata: Metadata = { title: 'Behind a figure' }

const path = '/settlement/entries'
const back = <LinkButton href="/settlement">To the settlement</LinkButton>

export default async function EntriesPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requirePermission('settlement.read')
  const query = await searchParams
  const filter = entryFilter.parse(query)
  const cursor = parseCursor(query, entrySortColumns)
  const { value: view } = await readEntries(filter, now(), cursor)
  const what = filter.figure ? figures[filter.figure] : null
  const title = what?.label ?? 'GGR'
  const values = entryFilter.serialise(view?.asked ?? filter)
  return (
    <>
      <PageHead title={title} lead={`The transactions it is made of: ${what?.says ?? 'all of them'}.`} />
      {view === null ? (
        <State kind="missing" title="No figure is named" action={back}>
          Come here by a figure of the settlement.
        </State>
      ) : (
        <Stack>
          <SettlementPlace asked={view.asked} leaf={title} />
          <EntriesTable
            rows={view.page.rows}
            csvHref={urlOf(`${path}/csv`, values)}
            tools={<FigureSum view={view} />}
            foot={<Pager {...linksOf(path, values, view.page, cursor === null)} />}
            empty={<State kind="empty" title="Nothing stands behind this figure" action={back} />}
          />
        </Stack>
      )}
    </>
  )
}
