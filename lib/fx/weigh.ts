import type { Tx } from '@/lib/db/prisma'
import { lockRates } from './apply'
import { basisOf, type ComparedRow, compareRows } from './compare'
import { listUsedCurrencies } from './currencies'
import { type Limits, readLimits } from './limits'
import { readNewest, spansOf } from './newest'
import type { Sheet } from './sheet'
import { previewOf, type SheetPreview } from './sheet-preview'

/** A sheet against the present state: what it would change, what that rests on, whether it takes two. */
export type Weighed = { rows: ComparedRow[]; basis: string; preview: SheetPreview; limits: Limits }

/** Looks at what a sheet would change if somebody of this role set it now, and holds the rates until the transaction ends. */
export async function weighSheet(tx: Tx, sheet: Sheet, role: string): Promise<Weighed> {
  await lockRates(tx)
  const { baseCurrency } = await tx.settings.findFirstOrThrow()
  const limits = await readLimits(tx, role)
  const rows = compareRows(sheet.rows, await readNewest(tx, spansOf(sheet.rows)), limits)
  const inUse = await listUsedCurrencies(tx)
  return {
    rows,
    limits,
    basis: basisOf(rows),
    preview: previewOf(sheet, { rows, limits, baseCurrency, inUse }),
  }
}
