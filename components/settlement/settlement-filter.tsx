'use client'

import { Choice } from '@/components/ui/choice'
import { FilterForm } from '@/components/ui/filter-form'

type Props = {
  asked: {
    month: string
    in: string | null
    provider: string | null
    currency: string | null
    day: string | null
  }
  months: string[]
  values: Record<string, string>
}

/** The month, and the money it is told in. On a day's page the month stands: the way back is above. */
export function SettlementFilter({ asked, months, values }: Props) {
  const { month, in: _, ...place } = values
  const keep = asked.day && month ? { ...place, month } : place
  const options = months.includes(asked.month) ? months : [asked.month, ...months]
  return (
    <FilterForm path="/settlement" values={values} keep={keep}>
      {asked.day ? null : (
        <Choice
          name="month"
          label="Month"
          value={asked.month}
          options={options.map(month => [month, month] as const)}
          otherwise="Last month"
        />
      )}
      <Choice
        name="in"
        label="Figures in"
        value={asked.in}
        options={[['base', 'Base currency']]}
        otherwise="Their currency"
      />
    </FilterForm>
  )
}
