import type { By } from '@/lib/actor'
import { recordAudit } from '@/lib/audit/record'
import { type Instant, toDay } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'
import { gauge } from '@/lib/metrics'
import type { Seal } from '@/lib/seals/document'
import { type SealStore, sealStore } from '@/lib/seals/store'
import { takeSeal } from '@/lib/seals/take'
import { countUnwritten, writeSeals } from '@/lib/seals/write'
import { openCase } from './open'

/**
 * Takes a seal and writes it, and every older one that is not written yet, outside the database; with `minutes`
 * only where one is due. Where the place fails the seal is taken all the same, a case tells of it, once a day,
 * and this throws: the next call tries again.
 */
export async function seal(by: By, minutes?: number): Promise<{ seal: Seal | null; written: number }> {
  const taken = await takeSeal(by, minutes)
  const store = sealStore()
  const unwritten = gauge({
    name: 'cage_seals_unwritten',
    help: 'Seals that are not yet written outside the database.',
  })
  try {
    const written = await writeSeals(store, by.at)
    unwritten.set(0)
    return { seal: taken, written }
  } catch (error) {
    unwritten.set(await countUnwritten(store))
    await openUnwritten(store, error, by.at)
    throw error
  }
}

async function openUnwritten(store: SealStore, error: unknown, at: Instant): Promise<void> {
  const by = { actor: 'clock', at }
  const reason = error instanceof Error ? error.message : `${error}`
  await inTransaction(async tx => {
    const opened = await openCase(tx, by, {
      kind: 'seal_unwritten',
      dedupe: [store.place, toDay(at)],
      title: 'A seal could not be written outside the database',
      facts: { place: store.place, reason },
    })
    if (opened) await recordAudit(tx, by, opened.event)
  })
}
