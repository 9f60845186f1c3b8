import { now } from '@/lib/clock'
import { csvPage } from '@/lib/listing/csv'
import { entryColumns } from '@/lib/settlement/columns'
import { entrySortColumns } from '@/lib/settlement/entries'
import { entryFilter } from '@/lib/settlement/filter'
import { readEntries } from '@/lib/settlement/read'
import { csvResponse } from '@/lib/staff/csv'

export async function GET(request: Request): Promise<Response> {
  const filter = entryFilter.parse(Object.fromEntries(new URL(request.url).searchParams))
  const at = now()
  return csvResponse({
    name: 'settlement-entries',
    permission: 'settlement.read',
    columns: entryColumns,
    values: entryFilter.serialise(filter),
    keys: entrySortColumns,
    fetch: async cursor =>
      (await readEntries(filter, at, cursor, csvPage)).value?.page ?? {
        rows: [],
        next: null,
        previous: null,
      },
  })
}
