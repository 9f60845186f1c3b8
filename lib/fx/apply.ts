import type { By } from '@/lib/actor'
import { plainArray, textArray } from '@/lib/db/arrays'
import type { Tx } from '@/lib/db/prisma'
import { newId } from '@/lib/ids'
import { type ComparedRow, changesOf } from './compare'
import type { Sheet } from './sheet'

/** One sheet is judged and written at a time, over all processes: revisions have no gaps, and none is lost. */
export async function lockRates(tx: Tx): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext('cage.rates'))`
}

/** Keeps a sheet; its rates are written by `applySheet`, now or once somebody approves. Gives its id. */
export async function keepSheet(
  tx: Tx,
  by: By,
  { kind, source, fileName, sha256 }: Sheet,
  rows: readonly ComparedRow[],
  reason: string | null,
): Promise<string> {
  const id = newId()
  const kept = changesOf(rows).map(({ day, currency, rate, quoted, source }) => ({
    day,
    currency,
    rate,
    quoted,
    source,
  }))
  const bytes = sha256 === null ? null : Uint8Array.from(Buffer.from(sha256, 'hex'))
  const facts = { id, kind, source, fileName, sha256: bytes, rows: kept, reason }
  await tx.rateSheet.create({ data: { ...facts, madeBy: by.actor, madeAt: new Date(by.at) } })
  return id
}

/**
 * Writes a kept sheet's rates: each the next revision of its day, in the order of currency and day, all in one
 * statement. Nothing is overwritten. The caller holds `lockRates` since before it compared.
 */
export async function applySheet(
  tx: Tx,
  by: By,
  sheetId: string,
  rows: readonly ComparedRow[],
): Promise<void> {
  const changed = changesOf(rows)
  const column = (pick: (row: ComparedRow) => string) => plainArray(changed.map(pick))
  await tx.$executeRaw`
    insert into rates (currency, day, revision, rate, source, created_by, created_at, sheet_id, quoted)
    select n.currency, n.day, n.revision, n.rate, n.source, ${by.actor}, ${new Date(by.at)}, ${sheetId}::uuid, n.quoted
      from unnest(${textArray(changed.map(row => row.currency))}::text[], ${column(row => row.day)}::date[],
        ${column(row => `${row.revision + 1}`)}::int[], ${column(row => row.rate)}::numeric[],
        ${textArray(changed.map(row => row.source))}::text[], ${plainArray(changed.map(row => row.quoted))}::numeric[])
        with ordinality as n (currency, day, revision, rate, source, quoted, place)
     order by n.place`
  await tx.rateSheet.update({ where: { id: sheetId }, data: { appliedAt: new Date(by.at) } })
}
