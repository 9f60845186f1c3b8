import { readStaffActor } from '@/lib/actor'
import { namesOf } from '@/lib/approvals/names'
import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type SheetKind, sheetKinds } from './sheet'

/** A sheet as it came in. */
export type SheetRowShown = {
  id: string
  madeAt: string
  cameAs: string
  source: string
  fileName: string | null
  rates: string
  madeBy: string
  /** When its rates were set; null where they wait, or were never set. */
  appliedAt: string | null
  reason: string | null
}

type Found = Omit<SheetRowShown, 'cameAs' | 'madeAt' | 'appliedAt'> & {
  kind: string
  madeAt: Date
  appliedAt: Date | null
}

const shown = 30

/** The newest sheets of rates. */
export async function listSheets(): Promise<SheetRowShown[]> {
  const found = await prisma().$queryRaw<Found[]>`
    select id, made_at as "madeAt", kind, source, file_name as "fileName", jsonb_array_length(rows)::text as rates,
           made_by as "madeBy", applied_at as "appliedAt", reason
      from rate_sheets order by made_at desc, id desc limit ${shown}`
  const names = await namesOf(found.map(one => one.madeBy))
  return found.map(({ kind, madeAt, appliedAt, ...one }) => ({
    ...one,
    cameAs: sheetKinds[kind as SheetKind] ?? kind,
    madeAt: timeCell(madeAt),
    appliedAt: appliedAt && timeCell(appliedAt),
    madeBy: readStaffActor(one.madeBy) ? (names.get(one.madeBy) ?? one.madeBy) : one.madeBy,
  }))
}
