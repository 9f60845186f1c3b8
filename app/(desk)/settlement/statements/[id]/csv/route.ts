import { now } from '@/lib/clock'
import { readProviderId } from '@/lib/providers/path'
import { lineColumns } from '@/lib/settlement/columns'
import { settlementFilter } from '@/lib/settlement/filter'
import { getStatement } from '@/lib/settlement/get-statement'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(
  request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const id = readProviderId((await params).id) ?? ''
  const filter = settlementFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'statement',
    permission: 'settlement.read',
    columns: lineColumns,
    values: { provider: id, ...settlementFilter.serialise(filter) },
    keys: 0,
    fetch: async () => ({
      rows: (await getStatement(id, filter.month, now()))?.document.lines ?? [],
      next: null,
      previous: null,
    }),
  })
}
