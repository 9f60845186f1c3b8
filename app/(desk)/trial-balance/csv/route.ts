import { now } from '@/lib/clock'
import { csvResponse } from '@/lib/staff/csv'
import { balanceColumns } from '@/lib/trial-balance/columns'
import { balanceFilter } from '@/lib/trial-balance/filter'
import { readTrialBalance } from '@/lib/trial-balance/read'

export async function GET(request: Request): Promise<Response> {
  const filter = balanceFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  return csvResponse({
    name: 'trial-balance',
    permission: 'settlement.read',
    columns: balanceColumns,
    values: balanceFilter.serialise(filter),
    keys: 0,
    fetch: async () => ({
      rows: (await readTrialBalance(filter, now())).value.lines,
      next: null,
      previous: null,
    }),
  })
}
