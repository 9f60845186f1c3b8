'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'
import type { BrowseFilter as Filter } from '@/lib/ledger/browse/filter'
import { FilterText } from './filter-text'
import { accountWords, kindWords, outcomeWords } from './words'

type Props = { path: string; filter: Filter; values: Record<string, string>; providers: string[] }

const kinds = Object.entries(kindWords)
const states = Object.entries(outcomeWords).map(([word, { label }]) => [word, label] as const)
const accounts = Object.entries(accountWords)
const tests = [
  ['none', 'Without test players'],
  ['only', 'Test players alone'],
] as const

/** What the ledger of the whole casino can be asked for. */
export function BrowseFilter({ path, filter, values, providers }: Props) {
  const known = [
    ...new Set([...providers, 'operator', 'staff', ...(filter.provider ? [filter.provider] : [])]),
  ]
  return (
    <FilterForm path={path} values={values}>
      <FilterText
        name="from"
        value={filter.from}
        label="From business day"
        type="date"
        prefix="from"
        width={172}
      />
      <FilterText name="to" value={filter.to} label="To business day" type="date" prefix="to" width={156} />
      <Choice
        name="provider"
        label="Provider"
        value={filter.provider}
        options={known.map(id => [id, id] as const)}
      />
      <Choice name="account" label="Account" value={filter.account} options={accounts} />
      <Choice name="kind" label="Kind" value={filter.kind} options={kinds} />
      <Choice name="outcome" label="State" value={filter.outcome} options={states} />
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
      <FilterText
        name="min"
        value={filter.min}
        label="Amount at least"
        placeholder="Amount from"
        width={104}
      />
      <FilterText name="max" value={filter.max} label="Amount at most" placeholder="to" width={84} />
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
