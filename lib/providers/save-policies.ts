import { z } from 'zod'
import type { AuditScope } from '@/lib/audit/scope'
import { parseReason } from '@/lib/text'
import { parsePolicies } from './policies'
import { setPolicies } from './set-policies'

export type PolicyForm = {
  providerId: string
  policies: Record<string, string>
  reason: string
  seen: number
}

const form = z.object({
  providerId: z.string().max(63),
  policies: z.record(z.string().max(40), z.string().max(40)),
  reason: z.string().max(1000),
  seen: z.int().min(1),
})

/** Null for what no form of ours sends, or where no reason is given. */
export function parsePolicyForm(raw: unknown): PolicyForm | null {
  const parsed = form.safeParse(raw).data
  const reason = parseReason(parsed?.reason)
  return parsed && reason ? { ...parsed, reason } : null
}

/** Saves policies as a form holds them; returns the version. Refuses as `parsePolicies` and `setPolicies` do. */
export async function savePolicies(
  scope: AuditScope,
  { providerId, policies, reason, seen }: PolicyForm,
): Promise<number> {
  const changes = parsePolicies(policies)
  return (await setPolicies(scope, { providerId, changes, reason, seen })).version
}
