import { readRanges } from '@/lib/wire/ranges'
import type { NewProvider } from './create'
import { checkId, checkName, readCurrencies, readPeak, readTimeout } from './facts'
import { completePolicies } from './policies'
import { readGames } from './read-games'

/** A new provider as its form holds it: texts as they were typed. */
export type ProviderForm = {
  name: string
  id: string
  mode: 'sandbox' | 'live'
  currencies: string[]
  timeout: string
  peak: string
  /** Address ranges and games, one a line. */
  ranges: string
  games: string
  policies: Record<string, string>
}

/**
 * What a form says, read as a whole. Pure, so that a form can say at once what the server would refuse.
 * Refuses INVALID_REQUEST with the field, and the line where there are lines.
 */
export function readProviderForm(form: ProviderForm): NewProvider {
  checkId(form.id)
  checkName(form.name.trim())
  return {
    id: form.id,
    name: form.name.trim(),
    mode: form.mode,
    currencies: readCurrencies(form.currencies),
    timeoutMs: readTimeout(form.timeout),
    expectedPeak: readPeak(form.peak),
    addressRanges: readRanges(form.ranges),
    policies: completePolicies(form.policies),
    games: readGames(form.games),
  }
}
