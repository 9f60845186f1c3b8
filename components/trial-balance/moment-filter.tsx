'use client'

import { TextInput } from '@mantine/core'
import { FilterForm } from '@/components/ui/filter-form'

/** The moment in UTC; empty is now. */
export function MomentFilter({ at, values }: { at: string | null; values: Record<string, string> }) {
  return (
    <FilterForm path="/trial-balance" values={values}>
      <TextInput
        size="xs"
        type="datetime-local"
        name="at"
        aria-label="At which moment, in UTC"
        defaultValue={at?.slice(0, 16) ?? ''}
        step={60}
      />
    </FilterForm>
  )
}
