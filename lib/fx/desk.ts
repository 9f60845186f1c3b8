import type { Desk } from '@/lib/approvals/desk'

/** What a verb of rates needs of its action: who asks, beside transaction and audit. Their role has thresholds. */
export type RateDesk = Desk & { staff: { id: string; role: string } }
