import type { Asked, ExportForm, ExportKind } from './kinds'

/** An export as its worker has it. */
export type Job = {
  id: string
  kind: ExportKind
  asked: Asked
  form: ExportForm
  bom: boolean
  madeBy: string
  staffId: string | null
  madeAt: Date
  attempt: number
  worker: string
}

/** The sum of a column's amounts in a currency, every digit of it. */
export type Sum = { column: string; currency: string; sum: string }

/** How far a worker has come. */
export type Progress = { rowsTotal: number | null; rowsDone: number; bytes: () => number }

export type Result = { rows: number; bytes: number; sha256: Buffer; sums: Sum[]; note: string | null }
