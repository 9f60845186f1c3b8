import { z } from 'zod'
import type { AuditScope } from '@/lib/audit/scope'
import { refuse } from '@/lib/refusal'
import { parseReason } from '@/lib/text'
import { checkName, readCurrencies, readPeak, readStuckAfter, readTimeout } from './facts'
import { lockProvider } from './find'

/** What is said of a provider and can change at any time, as its form holds it. */
export type FactsForm = {
  name: string
  currencies: string[]
  timeout: string
  peak: string
  stuckAfter: string
}

export type ProviderChange = { providerId: string; seen: FactsForm; facts: FactsForm; reason: string }

const facts = z.object({
  name: z.string().max(400),
  currencies: z.array(z.string().max(20)).max(200),
  timeout: z.string().max(20),
  peak: z.string().max(20),
  stuckAfter: z.string().max(20),
})
const form = z.object({ providerId: z.string().max(63), seen: facts, facts, reason: z.string().max(1000) })

/** Null for what no form of ours sends, or where no reason is given. */
export function parseProviderChange(raw: unknown): ProviderChange | null {
  const parsed = form.safeParse(raw).data
  const reason = parsed && parseReason(parsed.reason)
  return reason ? { ...parsed, reason } : null
}

/**
 * Changes what is said of a provider: name, currencies, time-out, expected peak, when a round is stuck. Sessions that
 * are open in a currency that goes stay open. Refuses INVALID_REQUEST with the field, or for an unknown provider;
 * NOT_ALLOWED where somebody was faster, or nothing would change.
 */
export async function changeProvider(
  { tx, audit }: AuditScope,
  { providerId, seen, facts: asked, reason }: ProviderChange,
): Promise<true> {
  const after = readFacts(asked)
  await lockProvider(tx, providerId)
  const { name, currencies, timeoutMs, expectedPeak, stuckAfterMinutes } =
    await tx.provider.findUniqueOrThrow({ where: { id: providerId } })
  const before = { name, currencies, timeoutMs, expectedPeak, stuckAfterMinutes }
  if (!isSame(before, readFacts(seen)))
    refuse('NOT_ALLOWED', { message: 'Somebody has just changed this provider. Look at it again.' })
  if (isSame(before, after)) refuse('NOT_ALLOWED', { message: 'That is what it says already.' })
  await tx.provider.update({ where: { id: providerId }, data: after })
  await audit({
    action: 'provider.change',
    subject: { kind: 'provider', id: providerId },
    reason,
    before,
    after,
  })
  return true
}

function readFacts({ name, currencies, timeout, peak, stuckAfter }: FactsForm) {
  const trimmed = name.trim()
  checkName(trimmed)
  return {
    name: trimmed,
    currencies: readCurrencies(currencies),
    timeoutMs: readTimeout(timeout),
    expectedPeak: readPeak(peak),
    stuckAfterMinutes: readStuckAfter(stuckAfter),
  }
}

type Facts = ReturnType<typeof readFacts>

function isSame(one: Facts, other: Facts): boolean {
  const text = ({ currencies, ...rest }: Facts) =>
    JSON.stringify([[...currencies].sort(), ...Object.entries(rest).sort()])
  return text(one) === text(other)
}
