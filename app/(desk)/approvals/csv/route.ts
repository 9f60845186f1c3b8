import type { NextRequest } from 'next/server'
import { approvalColumns } from '@/lib/approvals/columns'
import { approvalFilter } from '@/lib/approvals/filter'
import { approvalSortColumns, listApprovals } from '@/lib/approvals/list'
import { csvPage } from '@/lib/listing/csv'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: NextRequest): Promise<Response> {
  const filter = approvalFilter.parse(Object.fromEntries(request.nextUrl.searchParams))
  return csvResponse({
    name: 'approvals',
    permission: 'approvals.read',
    columns: approvalColumns,
    values: approvalFilter.serialise(filter),
    keys: approvalSortColumns,
    fetch: cursor => listApprovals(filter, cursor, csvPage),
  })
}
