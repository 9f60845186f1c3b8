'use client'

import { Choice } from '@/components/ui/choice'
import type { StuckFilter } from '@/lib/cases/filter'
import type { Owner } from '@/lib/cases/list-owners'
import type { ProviderPatience } from '@/lib/providers/list-stuck-after'

type Props = {
  filter: Pick<StuckFilter, 'provider' | 'owner' | 'snoozed' | 'test'>
  providers: Pick<ProviderPatience, 'id' | 'name'>[]
  owners: Owner[]
}

const hidden = { snoozed: [['shown', 'Put off: shown']], test: [['shown', 'Test play: shown']] } as const

/** The filters that cases and stuck rounds have in common. */
export function SharedFilters({ filter, providers, owners }: Props) {
  const people = owners.map(({ id, name }) => [id, name] as const)
  return (
    <>
      <Choice
        name="provider"
        label="Provider"
        value={filter.provider}
        options={providers.map(({ id, name }) => [id, name] as const)}
      />
      <Choice
        name="owner"
        label="Owner"
        value={filter.owner}
        options={[['mine', 'Mine'], ['nobody', "Nobody's"], ...people]}
      />
      <Choice
        name="snoozed"
        label="Put off"
        value={filter.snoozed}
        options={hidden.snoozed}
        otherwise="Put off: hidden"
      />
      <Choice
        name="test"
        label="Test play"
        value={filter.test}
        options={hidden.test}
        otherwise="Test play: hidden"
      />
    </>
  )
}
