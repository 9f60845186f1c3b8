import { csvPage } from '@/lib/listing/csv'
import { differenceColumns } from '@/lib/reconciliation/columns'
import { differenceFilter } from '@/lib/reconciliation/filter'
import { getReconciliation } from '@/lib/reconciliation/get'
import { differenceSortColumns, listDifferences } from '@/lib/reconciliation/list-differences'
import { csvResponse } from '@/lib/staff/csv'

type Props = { params: Promise<{ id: string }> }

export async function GET(request: Request, { params }: Props): Promise<Response> {
  const { id } = await params
  const filter = differenceFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'differences',
    permission: 'reconciliation.read',
    columns: differenceColumns,
    values: {
      reconciliation: (await getReconciliation(id))?.id ?? 'none',
      ...differenceFilter.serialise(filter),
    },
    keys: differenceSortColumns,
    fetch: async cursor =>
      (await getReconciliation(id))
        ? listDifferences(id, filter, cursor, csvPage)
        : { rows: [], next: null, previous: null },
  })
}
