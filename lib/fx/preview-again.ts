import { inTransaction } from '@/lib/db/prisma'
import { movedWords } from './approve'
import { readKeptSheet } from './kept-sheet'
import { againstRateMaker } from './maker'
import type { SheetPreview } from './sheet-preview'
import { weighSheet } from './weigh'

/** What a sheet that waits would change now; `moved` where it is not what its maker saw any more. */
export type SheetNow = { preview: SheetPreview | null; moved: string | null }

/** Looks at what waits against the present state. `basis` is the maker's, hex. */
export function previewSheetAgain(held: {
  payload: unknown
  basis: string
  maker: { id: string }
}): Promise<SheetNow> {
  return inTransaction(async tx => {
    const maker = await tx.staff.findUniqueOrThrow({ where: { id: held.maker.id } })
    const sheet = await readKeptSheet(tx, held.payload)
    if (!sheet) return { preview: null, moved: 'It was asked for by another version of Cage.' }
    const { preview, basis } = await weighSheet(tx, sheet, maker.role)
    const moved = basis === held.basis ? null : `${movedWords} Approving it would set nothing.`
    return { preview, moved: againstRateMaker(maker) ?? moved }
  })
}
