import { type Instant, now } from '@/lib/clock'
import type { Cursor, Page } from '@/lib/listing/keyset'
import type { RequestFilter } from '@/lib/requests/filter'
import { getRequestOf } from '@/lib/requests/get'
import { countRequests, listRequests, type RequestRow, requestPage } from '@/lib/requests/list'
import type { CurrentStaff } from '@/lib/staff/current'
import type { LoggedCall } from '@/lib/wire/call'
import { ownProvider } from './own'

/** A page of the calls of an engineer's own provider, newest first: whatever the filter says of providers. */
export function listOwnCalls(
  staff: Pick<CurrentStaff, 'providerId'>,
  filter: RequestFilter,
  cursor: Cursor | null,
  size = requestPage,
  at: Instant = now(),
): Promise<Page<RequestRow>> {
  return listRequests({ ...filter, provider: ownProvider(staff) }, cursor, size, at)
}

/** How many of those calls a filter finds. */
export function countOwnCalls(
  staff: Pick<CurrentStaff, 'providerId'>,
  filter: RequestFilter,
  at: Instant = now(),
): Promise<number> {
  return countRequests({ ...filter, provider: ownProvider(staff) }, at)
}

/** One call of an engineer's own provider; null also for one that is another's. */
export function getOwnCall(staff: CurrentStaff, id: string): Promise<LoggedCall | null> {
  return getRequestOf(ownProvider(staff), id)
}
