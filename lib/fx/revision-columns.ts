import type { ListColumns } from '@/lib/listing/columns'
import type { RevisionRow } from './list-revisions'

/** The columns of a currency's rates, for table and CSV. */
export const revisionColumns: ListColumns<RevisionRow> = {
  day: 'Day',
  revision: 'Revision',
  rate: 'Rate',
  quoted: 'Quoted',
  source: 'Source',
  setAt: 'Set',
  setBy: 'Set by',
  approvedBy: 'Approved by',
  cameAs: 'Came in',
  fileName: 'File',
  reason: 'Why',
  sheetId: 'Sheet',
}
