'use server'

import { parsePolicyForm, savePolicies } from '@/lib/providers/save-policies'
import { parseTrial, tryPolicies } from '@/lib/replays/try-policies'
import { staffAction } from '@/lib/staff/action'

export async function save(raw: unknown) {
  return staffAction('provider.policies', 'providers.manage', () => parsePolicyForm(raw), savePolicies)
}

export async function attempt(raw: unknown) {
  return staffAction('policies.replay', 'providers.manage', () => parseTrial(raw), tryPolicies)
}
