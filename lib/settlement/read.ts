import { type Read, readReport } from '@/lib/db/replica'
import type { Cursor, Page } from '@/lib/listing/keyset'
import { readAsked } from './asked'
import { countEntries, type EntryRow, type EntryScope, listEntries } from './entries'
import type { EntryFilter, SettlementFilter } from './filter'
import { groupingOf, listSettlement, sumSettlement } from './list'
import type { Calendar } from './months'
import type { SettlementRow } from './row'

export type SettlementView = {
  calendar: Calendar
  asked: SettlementFilter & { month: string }
  page: Page<SettlementRow>
  /** What all lines of a day or game view come to. */
  total: SettlementRow | null
}

/** A page of a settlement with what it adds up to, in one snapshot. */
export function readSettlement(
  filter: SettlementFilter,
  at: number,
  cursor: Cursor | null,
  size?: number,
): Promise<Read<SettlementView>> {
  return readReport(async db => {
    const { calendar, asked } = await readAsked(db, filter, at)
    const page = await listSettlement(db, asked, calendar.baseCurrency, cursor, size)
    const total =
      groupingOf(asked) === 'provider' ? null : await sumSettlement(db, asked, calendar.baseCurrency)
    return { calendar, asked, page, total }
  })
}

/** How many transactions are behind a figure; none where the filter names none. */
export async function readEntryCount(filter: EntryFilter, at: number): Promise<number> {
  const { value } = await readReport(async db => {
    const { asked } = await readAsked(db, filter, at)
    const { provider, currency } = asked
    return provider && currency ? countEntries(db, { ...asked, provider, currency }) : 0
  })
  return value
}

export type EntriesView = { asked: EntryScope; page: Page<EntryRow>; total: SettlementRow | null }

/** A page of the transactions behind a figure, and the figure; null where the filter names none. */
export function readEntries(
  filter: EntryFilter,
  at: number,
  cursor: Cursor | null,
  size?: number,
): Promise<Read<EntriesView | null>> {
  return readReport(async db => {
    const { calendar, asked } = await readAsked(db, filter, at)
    const { provider, currency, month, day, game } = asked
    if (!provider || !currency) return null
    const scope = { ...asked, provider, currency }
    const page = await listEntries(db, scope, calendar.baseCurrency, cursor, size)
    const total = await sumSettlement(
      db,
      { month, provider, currency, day, game, in: null },
      calendar.baseCurrency,
    )
    return { asked: scope, page, total }
  })
}
