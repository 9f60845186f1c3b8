import { RunsEmpty } from '@/components/reconciliation/runs-empty'
import { RunsFilter } from '@/components/reconciliation/runs-filter'
import { RunsTable } from '@/components/reconciliation/runs-table'
import { Pager } from '@/components/table/pager'
import { now } from '@/lib/clock'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { listProviders } from '@/lib/providers/list'
import { reconciliationFilter } from '@/lib/reconciliation/filter'
import { listReconciliations, reconciliationSortColumns } from '@/lib/reconciliation/list'

const path = '/reconciliation'

/** A page of runs, the newest first. */
export async function RunsList({ query, against }: { query: Query; against: string | null }) {
  const filter = reconciliationFilter.parse(query)
  const values = reconciliationFilter.serialise(filter)
  const cursor = parseCursor(query, reconciliationSortColumns)
  const [page, providers] = await Promise.all([listReconciliations(filter, cursor), listProviders(now())])
  return (
    <RunsTable
      rows={page.rows}
      csvHref={urlOf(`${path}/csv`, values)}
      tools={<RunsFilter filter={filter} values={values} providers={providers.map(({ id }) => id)} />}
      foot={<Pager {...linksOf(path, values, page, cursor === null)} />}
      empty={<RunsEmpty isFiltered={!reconciliationFilter.isBlank(filter)} against={against} />}
    />
  )
}
