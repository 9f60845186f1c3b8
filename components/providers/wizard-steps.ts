import { checkId, checkName, readCurrencies, readPeak, readTimeout } from '@/lib/providers/facts'
import { policyDefaults } from '@/lib/providers/policies'
import type { ProviderForm } from '@/lib/providers/provider-form'
import { readGames } from '@/lib/providers/read-games'
import { isRefusal } from '@/lib/refusal'
import { readRanges } from '@/lib/wire/ranges'

export type StepName = 'studio' | 'calls' | 'addresses' | 'policies' | 'games' | 'review'

/** The wizard's steps: what each is called, and which of its fields must hold before one goes on. */
export const steps: { name: StepName; title: string; checks: ((form: ProviderForm) => unknown)[] }[] = [
  {
    name: 'studio',
    title: 'Studio',
    checks: [form => checkName(form.name.trim()), form => checkId(form.id)],
  },
  {
    name: 'calls',
    title: 'Play',
    checks: [
      form => readCurrencies(form.currencies),
      form => readTimeout(form.timeout),
      form => readPeak(form.peak),
    ],
  },
  { name: 'addresses', title: 'Addresses', checks: [form => readRanges(form.ranges)] },
  { name: 'policies', title: 'Policies', checks: [] },
  { name: 'games', title: 'Games', checks: [form => readGames(form.games)] },
  { name: 'review', title: 'Review', checks: [] },
]

export const emptyForm: ProviderForm = {
  name: '',
  id: '',
  mode: 'sandbox',
  currencies: [],
  timeout: '5000',
  peak: '',
  ranges: '',
  games: '',
  policies: { ...policyDefaults },
}

/** What is wrong with each field of a step, in a sentence, by the field's name: the very rules of the server. */
export function problemsOf(step: (typeof steps)[number], form: ProviderForm): Record<string, string> {
  const problems: Record<string, string> = {}
  for (const check of step.checks) {
    try {
      check(form)
    } catch (thrown) {
      if (!isRefusal(thrown)) throw thrown
      problems[thrown.facts.field ?? ''] = thrown.message
    }
  }
  return problems
}
