import { type ListColumns, labelOf } from '@/lib/listing/columns'
import { type Asked, type ExportKind, isLedgerKind } from './kinds'
import { openList } from './lists'
import { ledgerColumns } from './sources/ledger-columns'

/** The columns of an export by their ids, as its file names them. */
export function columnLabels(kind: ExportKind, asked: Asked): Record<string, string> {
  if (isLedgerKind(kind))
    return Object.fromEntries(Object.entries(ledgerColumns(kind, '')).map(([id, { label }]) => [id, label]))
  const { columns } = openList(kind, asked, { staffId: '', providerId: null, at: 0 })
  return Object.fromEntries(
    Object.entries(columns as ListColumns<unknown>).map(([id, column]) => [id, labelOf(column)]),
  )
}
