import type { ListColumns } from '@/lib/listing/columns'

/** A version of a provider's policies: who made it, when, why, and what it changed. */
export type PolicyChangeRow = {
  id: string
  version: number
  at: string
  who: string
  why: string | null
  changes: { key: string; before: string | null; after: string }[]
}

/** The columns of the history, for table and CSV. */
export const policyChangeColumns: ListColumns<PolicyChangeRow> = {
  version: 'Version',
  at: 'When',
  who: 'Who',
  why: 'Why',
  changes: ['What changed', row => row.changes.map(wordsOfChange).join('; ') || 'all at their defaults'],
}

function wordsOfChange({ key, before, after }: PolicyChangeRow['changes'][number]): string {
  return before === null ? `${key}: ${after}` : `${key}: ${before} → ${after}`
}
