import type { Executor } from '@/lib/db/executor'
import { type Read, readReport } from '@/lib/db/replica'
import { isTooSlow } from '@/lib/db/trouble'
import type { Cursor, Page } from '@/lib/listing/keyset'
import type { BrowseFilter } from './filter'
import { type BrowseRow, browseLedger } from './list'
import { type BrowseTotal, sumEntries } from './totals'

/** Milliseconds that a page of the ledger may take, and its totals: the ledger has no index for every filter. */
export const browsePatience = 10_000

/** A page of the ledger; null where looking for it took too long. */
export function readBrowsed(
  filter: BrowseFilter,
  cursor: Cursor | null,
  patience = browsePatience,
): Promise<Read<Page<BrowseRow> | null>> {
  return within(patience, db => browseLedger(db, filter, cursor))
}

/** What the filter comes to; null where adding it up took too long. */
export function readTotals(
  filter: BrowseFilter,
  patience = browsePatience,
): Promise<Read<BrowseTotal[] | null>> {
  return within(patience, db => sumEntries(db, filter))
}

async function within<T>(patience: number, work: (db: Executor) => Promise<T>): Promise<Read<T | null>> {
  try {
    return await readReport(async db => {
      await db.query(`set local statement_timeout = ${patience}`)
      return work(db)
    })
  } catch (error) {
    if (isTooSlow(error)) return { value: null, note: null }
    throw error
  }
}
