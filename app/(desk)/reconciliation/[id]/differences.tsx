import { DifferencesEmpty } from '@/components/reconciliation/differences-empty'
import { DifferencesFilter } from '@/components/reconciliation/differences-filter'
import { DifferencesTable } from '@/components/reconciliation/differences-table'
import { Pager } from '@/components/table/pager'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import { linksOf, urlOf } from '@/lib/listing/links'
import { differenceFilter } from '@/lib/reconciliation/filter'
import type { ReconciliationView } from '@/lib/reconciliation/get'
import { differenceSortColumns, listDifferences } from '@/lib/reconciliation/list-differences'

type Props = { run: ReconciliationView; query: Query; against: string | null }

/** A page of a run's differences. */
export async function Differences({ run, query, against }: Props) {
  const path = `/reconciliation/${run.id}`
  const filter = differenceFilter.parse(query)
  const values = differenceFilter.serialise(filter)
  const cursor = parseCursor(query, differenceSortColumns)
  const page = await listDifferences(run.id, filter, cursor)
  return (
    <DifferencesTable
      runId={run.id}
      against={against}
      rows={page.rows}
      csvHref={urlOf(`${path}/csv`, values)}
      tools={<DifferencesFilter run={run} filter={filter} values={values} against={against} />}
      foot={<Pager {...linksOf(path, values, page, cursor === null)} />}
      empty={<DifferencesEmpty path={path} isFiltered={!differenceFilter.isBlank(filter)} />}
    />
  )
}
