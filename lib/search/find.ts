import { isAllowed, type Role } from '@/lib/staff/permissions'
import { findApprovals, findCases, findEvents, findKeys, findStaff } from './find-others'
import { findPlayers } from './find-players'
import { findProviders } from './find-providers'
import { findRequests } from './find-requests'
import { findRounds } from './find-rounds'
import { findTransactions } from './find-transactions'
import { type Hit, type HitKind, hitKinds } from './hit'
import { isUuid, termsOf } from './terms'

/** What was found, exact hits first; and what was looked for where, for the case that it is nothing. */
export type Found = { hits: Hit[]; terms: string[]; notAllowed: string[] }

const finders: Record<HitKind, (terms: string[], uuids: string[]) => Promise<Hit[]>> = {
  player: findPlayers,
  round: findRounds,
  transaction: findTransactions,
  approval: findApprovals,
  case: findCases,
  request: findRequests,
  provider: findProviders,
  key: findKeys,
  staff: findStaff,
  event: findEvents,
}

const kinds = Object.keys(hitKinds) as HitKind[]

/**
 * Everything an id or the start of a player's name may mean, for someone of this role. Every kind is asked by
 * an index and for a few at most, whatever is typed; a text without sense finds nothing and is no error.
 */
export async function find(pasted: string, role: Role): Promise<Found> {
  const terms = termsOf(pasted)
  const uuids = terms.filter(isUuid)
  const allowed = kinds.filter(kind => isAllowed(role, hitKinds[kind].permission))
  const notAllowed = kinds.filter(kind => !allowed.includes(kind)).map(kind => hitKinds[kind].title)
  if (terms.length === 0) return { hits: [], terms, notAllowed }
  const found = await Promise.all(allowed.map(kind => finders[kind](terms, uuids)))
  const hits = found.flat()
  return { hits: [...hits.filter(hit => hit.exact), ...hits.filter(hit => !hit.exact)], terms, notAllowed }
}
