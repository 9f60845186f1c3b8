import { declareFilter, oneOf, text } from '@/lib/listing/filter'

export const providerModes = ['live', 'sandbox'] as const
export const providerStatuses = ['active', 'suspended'] as const

/** What the list of providers can be asked for. */
export const providerFilter = declareFilter({
  q: text('Name or id', 200),
  mode: oneOf('Mode', providerModes),
  status: oneOf('Status', providerStatuses),
})

export type ProviderFilter = ReturnType<typeof providerFilter.parse>
