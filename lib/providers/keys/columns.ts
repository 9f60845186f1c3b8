import type { ListColumns } from '@/lib/listing/columns'
import type { KeyRow } from './list'

export const stateWords = {
  live: 'live',
  'handing-over': 'handing over',
  expired: 'expired',
  revoked: 'revoked',
} as const

/** A provider's keys: the table shows the first of these, the file all. */
export const keyColumns: ListColumns<KeyRow> = {
  id: 'Key',
  state: ['State', row => stateWords[row.state]],
  madeBy: 'Made',
  lastUsedAt: 'Last used',
  expiresAt: 'Ends',
  rateLimit: 'Debits a second',
}

export const keyFileColumns: ListColumns<KeyRow> = {
  ...keyColumns,
  madeBy: 'Made by',
  label: 'Label',
  prefix: 'Secret begins with',
  createdAt: 'Made at',
  lastUsedAddress: 'Last used from',
  replaces: 'Took over from',
  replacedBy: 'Handed over to',
  revokedAt: 'Revoked',
  revokedBy: 'Revoked by',
}
