import type { ListColumns } from '@/lib/listing/columns'
import type { ApprovalRow } from './list'

/** The columns of the list of approvals, for table and CSV. */
export const approvalColumns: ListColumns<ApprovalRow> = {
  does: 'What',
  state: 'State',
  playerId: 'Player',
  amount: 'Amount',
  currency: 'Currency',
  baseAmount: 'In base',
  baseCurrency: 'Base currency',
  providerId: 'Provider',
  reason: 'Reason',
  makerName: 'Asked by',
  madeAt: 'Asked',
  expiresAt: 'Until',
  deciderName: 'Decided by',
  decidedAt: 'Decided',
  id: 'Approval',
}
