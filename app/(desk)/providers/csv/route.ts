import type { NextRequest } from 'next/server'
import { csvPage } from '@/lib/listing/csv'
import { providerFilter } from '@/lib/providers/filter'
import { healthColumns } from '@/lib/reports/health-columns'
import { healthSortColumns, listHealthPage } from '@/lib/reports/list-health'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: NextRequest): Promise<Response> {
  const filter = providerFilter.parse(Object.fromEntries(request.nextUrl.searchParams))
  return csvResponse({
    name: 'providers',
    permission: 'providers.read',
    columns: healthColumns,
    values: providerFilter.serialise(filter),
    keys: healthSortColumns,
    fetch: cursor => listHealthPage(filter, cursor, csvPage),
  })
}
