import { caseColumns } from '@/lib/cases/columns'
import { caseFilter } from '@/lib/cases/filter'
import { caseSortColumns, listCases } from '@/lib/cases/list'
import { now } from '@/lib/clock'
import { csvPage } from '@/lib/listing/csv'
import { csvResponse } from '@/lib/staff/csv'
import { currentStaff } from '@/lib/staff/current'

export async function GET(request: Request): Promise<Response> {
  const filter = caseFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const asking = { staffId: (await currentStaff())?.id ?? '', at: now() }
  return csvResponse({
    name: 'cases',
    permission: 'cases.read',
    columns: caseColumns,
    values: caseFilter.serialise(filter),
    keys: caseSortColumns,
    fetch: cursor => listCases(filter, asking, cursor, csvPage),
  })
}
