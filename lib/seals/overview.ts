import { toPem } from './key'
import { listSeals } from './list'
import { sealStore } from './store'
import { countUnwritten } from './write'

/** Where sealing stands: the place, what is not written there yet, and the key of the next seal. */
export type SealOverview = {
  place: string
  unwritten: number
  newest: { number: string; takenAt: string } | null
  key: string | null
  pem: string | null
}

export async function getSealOverview(): Promise<SealOverview> {
  const store = sealStore()
  const [unwritten, { rows }] = await Promise.all([countUnwritten(store), listSeals(null, 1)])
  const newest = rows[0]
  const key = newest ? (newest.nextKey ?? newest.key) : null
  return {
    place: store.place,
    unwritten,
    newest: newest ? { number: newest.id, takenAt: newest.takenAt } : null,
    key,
    pem: key && toPem(key),
  }
}
