import type { AuditScope } from '@/lib/audit/scope'

/** What deciding about a change needs of its action: who decides, beside transaction and audit. */
export type Desk = AuditScope & { staff: { id: string } }
