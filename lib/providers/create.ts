import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { checkId, checkName } from './facts'
import { insertKey, type NewKey } from './keys/insert'
import { completePolicies, type Policies } from './policies'
import type { FirstGame } from './read-games'

/** A provider to be; what is left out is as the database has it: all currencies, five seconds, every address. */
export type NewProvider = {
  id: string
  name: string
  mode: 'sandbox' | 'live'
  /** What is left out is at its default. */
  policies?: Partial<Policies>
  /** Currency codes; none: all. */
  currencies?: string[]
  timeoutMs?: number
  /** Calls a second. */
  expectedPeak?: number | null
  /** As `readRanges` gives them. */
  addressRanges?: string[]
  games?: FirstGame[]
}

export type MadeProvider = NewKey & { providerId: string }

/**
 * A provider with its first policies, its games and its first key, whose secret is given this once and stands in no
 * event. Refuses INVALID_REQUEST for a malformed or reserved id or name, NOT_ALLOWED when the id is taken.
 */
export async function createProvider(
  { tx, by, audit }: AuditScope,
  given: NewProvider,
): Promise<MadeProvider> {
  const { id, policies = {}, games = [], ...facts } = given
  checkId(id)
  checkName(facts.name)
  const settings = completePolicies(policies)
  const createdAt = new Date(by.at)
  const data = [{ id, ...facts, createdAt }]
  const { count } = await tx.provider.createMany({ data, skipDuplicates: true })
  if (count === 0) refuse('NOT_ALLOWED', { field: 'id', message: `There is a provider "${id}" already.` })
  await tx.policy.create({ data: { providerId: id, version: 1, settings, createdBy: by.actor, createdAt } })
  await tx.game.createMany({ data: games.map(game => ({ ...game, providerId: id, createdAt })) })
  const key = await insertKey(tx, id, by)
  await audit({
    action: 'provider.create',
    subject: { kind: 'provider', id },
    after: { ...facts, policies: settings, games: games.length, key: key.keyId },
  })
  return { providerId: id, ...key }
}
