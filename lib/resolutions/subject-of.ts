import type { AuditSubject } from '@/lib/audit/subjects'
import type { Intent } from './intent'

/** Under what an intent is found in the audit: its round where it has one. */
export function subjectOf({ roundId, transactionId, caseId, playerId }: Intent): AuditSubject {
  if (roundId) return { kind: 'round', id: roundId }
  if (transactionId) return { kind: 'transaction', id: transactionId }
  return caseId ? { kind: 'case', id: caseId } : { kind: 'player', id: playerId }
}
