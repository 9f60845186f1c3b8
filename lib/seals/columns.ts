import type { ListColumns } from '@/lib/listing/columns'
import type { SealRow } from './list'

/** The columns of the seals, for table and CSV. */
export const sealColumnsShown: ListColumns<SealRow> = {
  id: 'Number',
  takenAt: 'Taken',
  transactions: 'Transactions',
  wallets: 'Wallets',
  auditSeq: 'Audit up to',
  hash: 'Hash',
  transactionsRoot: 'Root',
  key: 'Signed with',
  nextKey: 'Names the key',
  places: 'Written to',
}
