'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { BrowseFilter as Filter } from '@/lib/ledger/browse/filter'
import { AmountFields, DayFields, KindChoice, OutcomeChoice, ProviderChoice } from './filter-fields'
import { FilterText } from './filter-text'
import { accountWords } from './words'

type Props = { path: string; filter: Filter; values: Record<string, string>; providers: string[] }

const accounts = Object.entries(accountWords)
const tests = [
  ['none', 'Without test players'],
  ['only', 'Test players alone'],
] as const

/** What the ledger of the whole casino can be asked for. */
export function BrowseFilter({ path, filter, values, providers }: Props) {
  return (
    <FilterForm path={path} values={values}>
      <DayFields from={filter.from} to={filter.to} what="business day" />
      <ProviderChoice value={filter.provider} providers={providers} />
      <Choice name="account" label="Account" value={filter.account} options={accounts} />
      <KindChoice value={filter.kind} />
      <OutcomeChoice value={filter.outcome} />
      <FilterText
        name="currency"
        value={filter.currency}
        label="Currency"
        placeholder="Currency"
        width={88}
      />
      <FilterText
        name="player"
        value={filter.player}
        label="Player id, in full"
        placeholder="Player id"
        width={130}
      />
      <FilterText name="game" value={filter.game} label="Game id, in full" placeholder="Game" width={90} />
      <AmountFields min={filter.min} max={filter.max} />
      <Choice
        name="test"
        label="Test players"
        value={filter.test}
        options={tests}
        otherwise="With test players"
      />
      <Led filter={filter} />
    </FilterForm>
  )
}

/** What a figure that led here asked for; nobody types it. */
function Led({ filter: { jackpot, since, until } }: { filter: Filter }) {
  return (
    <>
      {jackpot ? (
        <FilterText name="jackpot" value={jackpot} label="Jackpot id" placeholder="Jackpot" width={110} />
      ) : null}
      {since ? (
        <FilterText
          name="since"
          value={since}
          label="Since this moment, UTC"
          placeholder="Since"
          width={190}
        />
      ) : null}
      {until ? (
        <FilterText
          name="until"
          value={until}
          label="Until this moment, UTC"
          placeholder="Until"
          width={190}
        />
      ) : null}
    </>
  )
}
