import type { Instant } from '@/lib/clock'
import type { Prisma } from '@/lib/db/generated/client'
import type { CaseFilter, StuckFilter } from './filter'

/** Who asks and when: what is "mine", and what is put off, depends on it. */
export type Asking = { staffId: string; at: Instant }

const hour = 3_600_000
const ages: Record<string, number> = {
  '1h': hour,
  '4h': 4 * hour,
  '1d': 24 * hour,
  '7d': 7 * 24 * hour,
  '30d': 30 * 24 * hour,
}

/** The condition of the list of cases. `sandboxes`: the providers whose play is no real play. */
export function casesWhere(filter: CaseFilter, asking: Asking, sandboxes: string[]): Prisma.CaseWhereInput {
  const { kind, state, player, age } = filter
  return {
    AND: [
      state === 'all' ? {} : { state: state ?? 'open' },
      kind ? { kind } : {},
      player ? { playerId: player } : {},
      age ? { openedAt: { lte: new Date(asking.at - ages[age]!) } } : {},
      sharedWhere(filter, asking, sandboxes),
    ],
  }
}

/** The condition of the queue of stuck rounds. */
export function stuckWhere(filter: StuckFilter, asking: Asking, sandboxes: string[]): Prisma.CaseWhereInput {
  const { reason, currency, amount } = filter
  return {
    AND: [
      { kind: 'stuck_round', state: 'open' },
      reason ? { reason } : {},
      currency ? { currency } : {},
      amount ? { amount: { gte: amount } } : {},
      sharedWhere(filter, asking, sandboxes),
    ],
  }
}

function sharedWhere(
  { provider, owner, snoozed, test }: CaseFilter | StuckFilter,
  { staffId, at }: Asking,
  sandboxes: string[],
): Prisma.CaseWhereInput {
  // Who asks for a sandbox by name wants to see it.
  const isHidden = !test && !provider && sandboxes.length > 0
  return {
    AND: [
      provider ? { providerId: provider } : {},
      isHidden ? { OR: [{ providerId: null }, { providerId: { notIn: sandboxes } }] } : {},
      owner ? { ownerId: owner === 'nobody' ? null : owner === 'mine' ? staffId : owner } : {},
      snoozed ? {} : { OR: [{ snoozedUntil: null }, { snoozedUntil: { lte: new Date(at) } }] },
    ],
  }
}
