import { Choice } from '@/components/ui/choice'
import { FilterText } from './filter-text'
import { kindWords, outcomeWords } from './words'

const kinds = Object.entries(kindWords)
const outcomes = Object.entries(outcomeWords).map(([word, { label }]) => [word, label] as const)

type Chosen = { value: string | null }

export function KindChoice({ value }: Chosen) {
  return <Choice name="kind" label="Kind" value={value} options={kinds} />
}

export function OutcomeChoice({ value }: Chosen) {
  return <Choice name="outcome" label="Outcome" value={value} options={outcomes} />
}

/** Whose the transaction is: a provider's, the operator's own, or staff's. */
export function ProviderChoice({ value, providers }: Chosen & { providers: string[] }) {
  const ids = new Set([...providers, 'operator', 'staff', ...(value ? [value] : [])])
  return <Choice name="provider" label="Provider" value={value} options={[...ids].map(id => [id, id])} />
}

/** The first day and the last one; `what` they are days of. */
export function DayFields({ from, to, what }: { from: string | null; to: string | null; what: string }) {
  return (
    <>
      <FilterText name="from" value={from} label={`From ${what}`} type="date" prefix="from" width={172} />
      <FilterText name="to" value={to} label={`To ${what}`} type="date" prefix="to" width={156} />
    </>
  )
}

export function AmountFields({ min, max }: { min: string | null; max: string | null }) {
  return (
    <>
      <FilterText name="min" value={min} label="Amount at least" placeholder="Amount from" width={104} />
      <FilterText name="max" value={max} label="Amount at most" placeholder="to" width={84} />
    </>
  )
}
