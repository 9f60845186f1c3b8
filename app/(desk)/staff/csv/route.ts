import type { NextRequest } from 'next/server'
import { csvPage } from '@/lib/listing/csv'
import { staffColumns } from '@/lib/staff/columns'
import { csvResponse } from '@/lib/staff/csv'
import { staffFilter } from '@/lib/staff/filter'
import { listStaff, staffSortColumns } from '@/lib/staff/list'

export async function GET(request: NextRequest): Promise<Response> {
  const filter = staffFilter.parse(Object.fromEntries(request.nextUrl.searchParams))
  return csvResponse({
    name: 'staff',
    permission: 'staff.read',
    columns: staffColumns,
    values: staffFilter.serialise(filter),
    keys: staffSortColumns,
    fetch: cursor => listStaff(filter, cursor, csvPage),
  })
}
