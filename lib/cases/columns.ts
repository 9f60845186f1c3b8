import type { ListColumns } from '@/lib/listing/columns'
import { endTitle } from './ends'
import { kindTitle } from './kinds'
import { reasonTitle } from './reasons'
import type { CaseRow } from './row'

/** The columns of the list of cases. */
export const caseColumns: ListColumns<CaseRow> = {
  what: ['What', row => row.title ?? kindTitle(row.kind)],
  state: ['State', row => endTitle(row.ended) ?? (row.state === 'open' ? 'Open' : 'Closed')],
  why: ['Why', row => reasonTitle(row.reason) ?? row.code],
  playerId: 'Player',
  providerId: 'Provider',
  providerRoundId: 'Round',
  transactionId: 'Transaction',
  amount: 'Amount',
  currency: 'Currency',
  owner: 'Owner',
  snoozedUntil: 'Put off until',
  openedAt: 'Opened',
  closedAt: 'Closed',
  id: 'Case',
}

/** The columns of the queue of stuck rounds. */
export const stuckColumns: ListColumns<CaseRow> = {
  age: 'Open for',
  since: 'Since',
  providerRoundId: 'Round',
  why: ['Why', row => reasonTitle(row.reason)],
  code: 'Refused with',
  amount: 'At stake',
  currency: 'Currency',
  playerId: 'Player',
  providerId: 'Provider',
  owner: 'Owner',
  snoozedUntil: 'Put off until',
  id: 'Case',
}

/** The columns that a table shows of these: what it says beside another cell needs none of its own. */
export function withoutColumns(columns: ListColumns<CaseRow>, ids: string[]): ListColumns<CaseRow> {
  return Object.fromEntries(Object.entries(columns).filter(([id]) => !ids.includes(id)))
}
