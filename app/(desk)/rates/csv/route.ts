import type { NextRequest } from 'next/server'
import { now } from '@/lib/clock'
import { rateFilter } from '@/lib/fx/filter'
import { readMatrix } from '@/lib/fx/matrix'
import { matrixColumns } from '@/lib/fx/matrix-columns'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: NextRequest): Promise<Response> {
  const filter = rateFilter.parse(Object.fromEntries(request.nextUrl.searchParams))
  return csvResponse({
    name: 'rates',
    permission: 'rates.read',
    columns: matrixColumns,
    values: rateFilter.serialise(filter),
    keys: 0,
    // A month of days at most: one page.
    fetch: async () => ({ rows: (await readMatrix(filter, now())).cells.flat(), next: null, previous: null }),
  })
}
