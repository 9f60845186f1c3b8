import type { Instant } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { type Seal, sealColumns, sealDocument } from './document'
import type { SealStore } from './store'

const partSize = 100

/**
 * Writes every seal that was never written to this place, oldest first; answers how many. What was written once
 * is never written again: where its file is gone that is for the proof to say. Throws where the place fails.
 */
export async function writeSeals(store: SealStore, at: Instant): Promise<number> {
  for (let written = 0; ; ) {
    const { rows } = await appPool().query<Seal>(
      `select ${sealColumns} from seals s
       where not exists (select from seal_copies c where c.number = s.number and c.place = $1)
       order by s.number limit ${partSize}`,
      [store.place],
    )
    for (const seal of rows) {
      await store.put(seal.number, sealFile(seal))
      await appPool().query(
        'insert into seal_copies (number, place, written_at) values ($1, $2, $3) on conflict do nothing',
        [seal.number, store.place, new Date(at)],
      )
      written++
    }
    if (rows.length < partSize) return written
  }
}

/** How many seals this place lacks. */
export async function countUnwritten(store: SealStore): Promise<number> {
  const { rows } = await appPool().query(
    `select count(*)::int as count from seals s
     where not exists (select from seal_copies c where c.number = s.number and c.place = $1)`,
    [store.place],
  )
  return rows[0].count
}

/** A seal's file. */
export function sealFile(seal: Seal): string {
  return `${JSON.stringify(sealDocument(seal), null, 2)}\n`
}
