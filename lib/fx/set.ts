import type { By } from '@/lib/actor'
import { toDay } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'
import { parseAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { applySheet, keepSheet, lockRates } from './apply'
import { againstRow } from './check-rows'
import { compareRows } from './compare'
import { readNewest, spansOf } from './newest'

export type NewRate = { day: string; currency: string; rate: string; source: string }

/**
 * A rate of a day: base units per unit of currency, written like an amount, above zero. A day that has one
 * gets a new revision, unless it is the same again; what is posted stays as it is (rule 33). Refuses
 * INVALID_REQUEST, naming the field. For those who are no staff: nobody else is asked.
 */
export async function setRate(given: NewRate, by: By): Promise<NewRate & { revision: number }> {
  const { day, currency, source } = given
  const rate = parseAmount(given.rate)
  return inTransaction(async tx => {
    const { baseCurrency } = await tx.settings.findFirstOrThrow()
    const against = againstRow({ day, currency, rate, source }, { baseCurrency, today: toDay(by.at) })
    if (against) refuse('INVALID_REQUEST', against)
    const row = { day, currency, rate: rate!, quoted: null, source }
    await lockRates(tx)
    const [compared] = compareRows([row], await readNewest(tx, spansOf([row])), [])
    if (compared!.change === 'unchanged') return { ...given, revision: compared!.revision }
    const sheet = { kind: 'manual', source, fileName: null, sha256: null, rows: [row] } as const
    const id = await keepSheet(tx, by, { ...sheet, rows: [...sheet.rows] }, [compared!], null)
    await applySheet(tx, by, id, [compared!])
    return { ...given, revision: compared!.revision + 1 }
  })
}
