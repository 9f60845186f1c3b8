import { z } from 'zod'
import type { Tx } from '@/lib/db/prisma'
import { toAmount } from '@/lib/money/amount'
import { inOrder } from './read-file'
import { type Sheet, type SheetKind, sheetKinds } from './sheet'

const decimal = z.string().regex(/^[0-9]+(\.[0-9]+)?$/)
const rows = z.array(
  z.object({
    day: z.string(),
    currency: z.string(),
    rate: decimal.transform(toAmount),
    quoted: decimal.transform(toAmount).nullable(),
    source: z.string(),
  }),
)

/** A sheet that waits, by the payload of its approval; null where there is none, or another version of Cage kept it. */
export async function readKeptSheet(tx: Tx, payload: unknown): Promise<(Sheet & { id: string }) | null> {
  const id = (payload as { sheet_id?: unknown } | null)?.sheet_id
  const kept = typeof id === 'string' ? await tx.rateSheet.findUnique({ where: { id } }) : null
  const read = rows.safeParse(kept?.rows)
  if (!kept || !read.success || !Object.hasOwn(sheetKinds, kept.kind)) return null
  const { source, fileName } = kept
  return {
    id: kept.id,
    kind: kept.kind as SheetKind,
    source,
    fileName,
    sha256: null,
    rows: read.data.sort(inOrder),
  }
}
