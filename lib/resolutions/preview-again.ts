import { now } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'
import { isRefusal } from '@/lib/refusal'
import { parseIntent } from './intent'
import { againstMaker } from './maker'
import { prepare } from './prepare'
import { type Preview, seePreview } from './preview'

/** What a change that waits would do now; `moved` where it is not what its maker saw any more. */
export type PreviewNow = { preview: Preview | null; moved: string | null }

const sentence = 'What it is about has changed since it was asked for: approving it would post nothing.'

/** Runs what waits against the present state and undoes it. `basis` is the maker's, hex. */
export async function previewAgain(held: {
  payload: unknown
  basis: string
  maker: { id: string }
}): Promise<PreviewNow> {
  const intent = parseIntent(held.payload)
  if (!intent) return { preview: null, moved: 'It was asked for by another version of Cage.' }
  try {
    return await inTransaction(async tx => {
      const at = now()
      const maker = await tx.staff.findUniqueOrThrow({ where: { id: held.maker.id } })
      const against = againstMaker(maker, intent.action)
      if (against) return { preview: null, moved: against }
      const prepared = await prepare(tx, intent, maker, at)
      const preview = await seePreview(tx, prepared, maker.id, at)
      return { preview, moved: prepared.basis === held.basis ? null : sentence }
    })
  } catch (thrown) {
    if (isRefusal(thrown)) return { preview: null, moved: thrown.message }
    throw thrown
  }
}

/** A kept preview, as this room wrote it into the approval. */
export function readPreview(kept: unknown): Preview | null {
  const read = kept as Preview | null
  return read && Array.isArray(read.posted) ? read : null
}
