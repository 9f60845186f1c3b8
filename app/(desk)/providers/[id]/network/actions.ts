'use server'

import { endMaintenance } from '@/lib/providers/maintenance/end'
import { planMaintenance } from '@/lib/providers/maintenance/plan'
import {
  parseEnding,
  parsePlan,
  parseRanges,
  parseRateLimit,
  parseStanding,
  parseTrial,
} from '@/lib/providers/network-form'
import { setRanges } from '@/lib/providers/set-ranges'
import { setRateLimit } from '@/lib/providers/set-rate-limit'
import { resumeProvider, suspendProvider } from '@/lib/providers/suspend'
import { tryRanges } from '@/lib/providers/try-ranges'
import { staffAction } from '@/lib/staff/action'

export async function checkRanges(raw: unknown) {
  return staffAction('provider.view', 'providers.manage', () => parseTrial(raw), tryRanges)
}

export async function changeRanges(raw: unknown) {
  return staffAction('provider.change', 'providers.manage', () => parseRanges(raw), setRanges)
}

export async function changeRateLimit(raw: unknown) {
  return staffAction('provider.change', 'providers.manage', () => parseRateLimit(raw), setRateLimit)
}

export async function suspend(raw: unknown) {
  return staffAction('provider.suspend', 'providers.suspend', () => parseStanding(raw), suspendProvider)
}

export async function resume(raw: unknown) {
  return staffAction('provider.resume', 'providers.suspend', () => parseStanding(raw), resumeProvider)
}

export async function plan(raw: unknown) {
  return staffAction('maintenance.plan', 'providers.suspend', () => parsePlan(raw), planMaintenance)
}

export async function end(raw: unknown) {
  return staffAction('maintenance.end', 'providers.suspend', () => parseEnding(raw), endMaintenance)
}
