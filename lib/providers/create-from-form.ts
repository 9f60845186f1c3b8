import { z } from 'zod'
import type { AuditScope } from '@/lib/audit/scope'
import { createProvider, type MadeProvider } from './create'
import { currenciesMax } from './facts'
import { type ProviderForm, readProviderForm } from './provider-form'

const form = z.object({
  name: z.string().max(400),
  id: z.string().max(100),
  mode: z.enum(['sandbox', 'live']),
  currencies: z.array(z.string().max(20)).max(currenciesMax * 2),
  timeout: z.string().max(20),
  peak: z.string().max(20),
  ranges: z.string().max(40_000),
  games: z.string().max(400_000),
  policies: z.record(z.string().max(40), z.string().max(40)),
})

/** Null for what no form of ours sends. */
export function parseProviderForm(raw: unknown): ProviderForm | null {
  return form.safeParse(raw).data ?? null
}

/** A provider as its form says it. Refuses as `readProviderForm` and `createProvider` do. */
export function createFromForm(scope: AuditScope, given: ProviderForm): Promise<MadeProvider> {
  return createProvider(scope, readProviderForm(given))
}
