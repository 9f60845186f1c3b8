import type { ListColumns } from '@/lib/listing/columns'
import { wordsOf } from './actions'
import type { AuditRow } from './list'

/** The audit's columns. */
export const auditColumns: ListColumns<AuditRow> = {
  at: 'Time',
  who: ['Who', row => row.name ?? row.actor],
  role: 'Role',
  action: ['Did', row => wordsOf(row.action)],
  subject: ['About', row => `${row.subjectKind} ${row.subjectId}`],
  playerId: 'Player',
  outcome: 'Outcome',
  reason: 'Reason',
  address: 'From',
  id: 'Number',
}

/** Of those, what everybody sees who may see the thing that the events are about. */
export const auditColumnsBeside: ListColumns<AuditRow> = Object.fromEntries(
  Object.entries(auditColumns).filter(([id]) => !['address', 'playerId', 'id'].includes(id)),
)
