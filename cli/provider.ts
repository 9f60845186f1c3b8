import { audited } from '@/lib/audit/audited'
import { createProvider } from '@/lib/providers/create'
import { getProvider } from '@/lib/providers/get'
import { listProviders } from '@/lib/providers/list'
import { parsePolicies } from '@/lib/providers/policies'
import { setMode } from '@/lib/providers/set-mode'
import { setPolicies } from '@/lib/providers/set-policies'
import { parseStuckAfter, setStuckAfter } from '@/lib/providers/set-stuck-after'
import { resumeProvider, suspendProvider } from '@/lib/providers/suspend'
import { type Command, type Given, oneOf, readPairs, UsageError } from './command'

const modes = ['sandbox', 'live'] as const
const id = { does: "the provider's id, such as acme", required: true } as const
const reason = { does: 'why, for the record' }

export const providerCommands: Command[] = [
  {
    noun: 'provider',
    verb: 'create',
    does: 'makes a provider and its first key',
    flags: {
      id,
      name: { does: 'the name staff read', required: true },
      mode: { does: 'sandbox (test players only) or live (real players only, the default)' },
      policy: { does: 'a policy as key=value', many: true },
    },
    run: async (given, by) => {
      const mode = oneOf('mode', given.maybe('mode') ?? 'live', modes)
      const policies = parsePolicies(readPairs(given.list('policy')))
      const facts = { id: given.text('id'), name: given.text('name'), mode, policies }
      const made = await audited(by, scope => createProvider(scope, facts))
      return { document: { provider_id: made.providerId, key_id: made.keyId, secret: made.secret } }
    },
  },
  {
    noun: 'provider',
    verb: 'policy',
    does: 'changes policies: a new version, what is decided already stays',
    flags: { id, reason },
    rest: 'key=value …',
    run: async (given, by) => {
      if (given.rest.length === 0) throw new UsageError('Say which policy is to be what: key=value.')
      const changes = parsePolicies(readPairs(given.rest))
      const { version, policies } = await audited(by, scope =>
        setPolicies(scope, { providerId: given.text('id'), changes, reason: given.maybe('reason') }),
      )
      return { document: { provider_id: given.text('id'), version, policies } }
    },
  },
  {
    noun: 'provider',
    verb: 'mode',
    does: 'makes it sandbox or live, before its first transaction',
    flags: { id, mode: { does: 'sandbox or live', required: true } },
    run: async given => {
      const mode = oneOf('mode', given.text('mode'), modes)
      await setMode(given.text('id'), mode)
      return { document: { provider_id: given.text('id'), mode } }
    },
  },
  {
    noun: 'provider',
    verb: 'stuck-after',
    does: 'sets how long its rounds may stay open before they count as stuck',
    flags: { id, minutes: { does: 'whole minutes, up to 10080 (a week)', required: true } },
    run: async (given, by) => {
      const asked = parseStuckAfter({ providerId: given.text('id'), minutes: given.text('minutes') })
      if (!asked) throw new UsageError('--minutes is a whole number of minutes.')
      await audited(by, scope => setStuckAfter(scope, asked))
      return { document: { provider_id: asked.providerId, stuck_after_minutes: asked.minutes } }
    },
  },
  {
    noun: 'provider',
    verb: 'suspend',
    does: 'refuses its debits; credits and rollbacks go on',
    flags: { id, reason },
    run: async (given, by) => {
      await audited(by, scope => suspendProvider(scope, standingOf(given)))
      return { document: { provider_id: given.text('id'), status: 'suspended' } }
    },
  },
  {
    noun: 'provider',
    verb: 'resume',
    does: 'takes its debits again',
    flags: { id, reason },
    run: async (given, by) => {
      await audited(by, scope => resumeProvider(scope, standingOf(given)))
      return { document: { provider_id: given.text('id'), status: 'active' } }
    },
  },
  {
    noun: 'provider',
    verb: 'list',
    does: 'lists all providers',
    run: async (_, by) => ({ document: { providers: (await listProviders(by.at)).map(toProvider) } }),
  },
  {
    noun: 'provider',
    verb: 'show',
    does: 'shows a provider, its policies and games',
    flags: { id },
    run: async given => {
      const {
        id: providerId,
        policyVersion,
        addressRanges,
        rateLimit,
        games,
        ...facts
      } = await getProvider(given.text('id'))
      return {
        document: {
          provider_id: providerId,
          ...facts,
          policy_version: policyVersion,
          address_ranges: addressRanges,
          rate_limit: rateLimit,
          games: games.map(({ id: gameId, stakeMax, ...game }) => ({
            game_id: gameId,
            ...game,
            stake_max: stakeMax,
          })),
        },
      }
    },
  },
]

function standingOf(given: Given) {
  return { providerId: given.text('id'), reason: given.maybe('reason') }
}

function toProvider(row: Awaited<ReturnType<typeof listProviders>>[number]) {
  const { id: providerId, policyVersion, liveKeys, createdAt, ...facts } = row
  return {
    provider_id: providerId,
    ...facts,
    policy_version: policyVersion,
    live_keys: liveKeys,
    created_at: createdAt,
  }
}
