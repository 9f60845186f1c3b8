import { auditColumns } from '@/lib/audit/columns'
import { auditFilter } from '@/lib/audit/filter'
import { auditSortColumns, listAudit } from '@/lib/audit/list'
import { csvPage } from '@/lib/listing/csv'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const filter = auditFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'audit',
    permission: 'audit.read',
    columns: auditColumns,
    values: auditFilter.serialise(filter),
    keys: auditSortColumns,
    fetch: cursor => listAudit(filter, cursor, csvPage),
  })
}
