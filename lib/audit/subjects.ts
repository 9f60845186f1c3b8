/** What an event can be about. */
export const subjectKinds = [
  'player',
  'round',
  'transaction',
  'case',
  'approval',
  'staff',
  'session',
  'request',
  'list',
  'page',
  'provider',
  'key',
  'game',
  'rate',
  'threshold',
  'view',
  'search',
  'ledger',
  'settlement',
  'reconciliation',
  'export',
] as const

export type AuditSubject = { kind: (typeof subjectKinds)[number]; id: string }
