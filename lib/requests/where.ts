import type { Instant } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import { windowStart } from '@/lib/listing/window'
import { type RequestFilter, windowOf } from './filter'

const classes = { '2xx': 200, '4xx': 400, '5xx': 500 } as const

/** The condition of a filter of calls, as of a moment: its window is counted back from there. */
export function requestsWhere(filter: RequestFilter, at: Instant): Prisma.RequestWhereInput {
  const since = windowStart(windowOf(filter), at)
  const first = filter.status ? classes[filter.status] : null
  return {
    ...(since ? { at: { gte: since } } : {}),
    ...(filter.provider ? { providerId: filter.provider } : {}),
    ...(filter.endpoint ? { endpoint: filter.endpoint } : {}),
    ...(filter.verdict ? { verdict: filter.verdict } : {}),
    ...(first ? { status: { gte: first, lt: first + 100 } } : {}),
    ...(filter.code ? { code: filter.code } : {}),
    ...(filter.latency ? { latencyUs: { gte: Number.parseInt(filter.latency, 10) * 1000 } } : {}),
    ...(filter.player ? { playerId: filter.player } : {}),
    ...(filter.transaction ? { providerTransactionId: filter.transaction } : {}),
    ...(filter.round ? { providerRoundId: filter.round } : {}),
    ...(filter.request ? { id: filter.request } : {}),
    ...(filter.key ? { keyId: filter.key } : {}),
  }
}
