import { NewestCallsTable } from '@/components/providers/newest-calls-table'
import { requestFilter } from '@/lib/requests/filter'
import { listRequests } from '@/lib/requests/list'

const shown = 10

/** Its newest calls within a week. */
export async function NewestCalls({ id }: { id: string }) {
  const filter = requestFilter.parse({ provider: id, window: '7d' })
  const { rows } = await listRequests(filter, null, shown)
  return <NewestCallsTable providerId={id} rows={rows} />
}
