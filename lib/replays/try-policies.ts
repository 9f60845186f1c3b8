import { z } from 'zod'
import type { AuditScope } from '@/lib/audit/scope'
import { type Instant, now, toDay } from '@/lib/clock'
import { refuseUnknownProvider } from '@/lib/providers/find'
import { completePolicies, type Policies, policyKeys } from '@/lib/providers/policies'
import { refuse } from '@/lib/refusal'
import { callsKeptSince } from '@/lib/requests/kept-since'
import { readDay } from './read'
import { replayDay } from './replay'
import type { Report } from './report'
import { readSnapshot } from './snapshot'

export type Trial = { providerId: string; day: string; policies: Record<string, string> }

/** How long a dry run may take; what is not decided by then is left out, and the report says so. */
const patience = 12_000
const dayLength = 86_400_000

const form = z.object({
  providerId: z.string().max(63),
  day: z.string().regex(/^[0-9]{4}-[0-9]{2}-[0-9]{2}$/),
  policies: z.record(z.string().max(40), z.string().max(40)),
})

/** Null for what no form of ours sends. */
export function parseTrial(raw: unknown): Trial | null {
  return form.safeParse(raw).data ?? null
}

/** The days (UTC) that can be tried, the first and the last: those of which calls are still kept. */
export function daysToTry(at: Instant): { first: string; last: string } {
  return { first: callsKeptSince(at), last: toDay(at) }
}

/**
 * Replays a day of a provider's calls in memory, once with the policies as they are and once as they would be. Nothing
 * is written but the event. Refuses INVALID_REQUEST for an unknown provider, a policy there is not, or a day that is
 * not kept; NOT_ALLOWED for another `id_scope` or too large a day; BUSY while another one runs.
 */
export async function tryPolicies(
  { tx, by, audit }: AuditScope,
  { providerId, day, policies }: Trial,
): Promise<Report> {
  const provider = await tx.provider.findUnique({
    where: { id: providerId },
    select: { mode: true, policyVersion: true, policies: { orderBy: { version: 'desc' }, take: 1 } },
  })
  if (!provider) refuseUnknownProvider(providerId)
  const present = completePolicies((provider.policies[0]?.settings ?? {}) as Partial<Policies>)
  const wanted = completePolicies({ ...present, ...policies })
  if (wanted.id_scope !== present.id_scope)
    refuse('NOT_ALLOWED', {
      field: 'id_scope',
      message: 'What an id is unique within cannot be tried: what is stored is stored under the present one.',
    })
  checkDay(day, by.at)
  const from = Date.parse(`${day}T00:00:00Z`)
  const mode = provider.mode as 'sandbox' | 'live'
  const report = await alone(async () => {
    const until = now() + patience
    const read = await readSnapshot(executor =>
      readDay(executor, { providerId, mode, from, to: from + dayLength }),
    )
    return replayDay(read, { version: provider.policyVersion, present, wanted }, () => now() > until)
  })
  const changed = policyKeys.filter(key => wanted[key] !== present[key])
  const pick = (from: Policies) => Object.fromEntries(changed.map(key => [key, from[key]]))
  await audit({
    action: 'policies.replay',
    subject: { kind: 'provider', id: providerId },
    before: { version: provider.policyVersion, ...pick(present) },
    after: {
      ...pick(wanted),
      day,
      calls: report.calls,
      differ: report.kinds.reduce((sum, one) => sum + one.calls, 0),
    },
  })
  return report
}

function checkDay(day: string, at: Instant): void {
  const { first, last } = daysToTry(at)
  const isDay = !Number.isNaN(Date.parse(`${day}T00:00:00Z`)) && toDay(Date.parse(`${day}T00:00:00Z`)) === day
  if (!isDay || day < first || day > last)
    refuse('INVALID_REQUEST', {
      field: 'day',
      message: `Calls are kept from ${first} to ${last}. Choose one of these days.`,
    })
}

const key = Symbol.for('cage.replay')
const shared = globalThis as { [key]?: boolean }

/** A day is held in memory and takes a processor for seconds: one at a time. */
async function alone<T>(work: () => Promise<T>): Promise<T> {
  if (shared[key]) refuse('BUSY', { message: 'Another dry run is under way. Try again in a moment.' })
  shared[key] = true
  try {
    return await work()
  } finally {
    shared[key] = false
  }
}
