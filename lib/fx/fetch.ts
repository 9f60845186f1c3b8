import { z } from 'zod'
import type { By } from '@/lib/actor'
import { toDay } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { env } from '@/lib/env'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { applySheet, keepSheet } from './apply'
import { type ComparedRow, changesOf } from './compare'
import type { RateDesk } from './desk'
import { download } from './download'
import { putSheet, type SheetOutcome } from './put'
import { readFile } from './read-file'
import type { Sheet } from './sheet'
import { weighSheet } from './weigh'

const form = z.object({ url: z.string().max(2000) })

/** Null for what no form of ours sends: the address that the page showed. */
export function parseFetch(raw: unknown): { url: string } | null {
  return form.safeParse(raw).data ?? null
}

/** What stands at the configured URL, as a sheet. Refuses with a sentence for what does not come or cannot be used. */
export async function fetchSheet(tx: Tx, url: string, at: number): Promise<Sheet> {
  const { baseCurrency } = await tx.settings.findFirstOrThrow()
  const bytes = await download(url)
  const fileName = new URL(url).pathname.split('/').at(-1)?.slice(0, 200) || null
  return readFile({ bytes, fileName, baseCurrency, today: toDay(at), from: null, kind: 'fetch' })
}

/**
 * Somebody has the rates fetched now. What they set off is judged as theirs: rates that lie too far off the day
 * before wait for a second person. Refuses NOT_ALLOWED for what does not come, and where nothing would change.
 */
export async function fetchNow(desk: RateDesk, { url }: { url: string }): Promise<SheetOutcome> {
  if (!env().CAGE_FX_URL || url !== env().CAGE_FX_URL)
    refuse('NOT_ALLOWED', { message: 'Another address is configured by now: look at the page again.' })
  const sheet = await fetchSheet(desk.tx, url, desk.by.at)
  const { basis } = await weighSheet(desk.tx, sheet, desk.staff.role)
  return putSheet(desk, sheet, { formId: newId(), basis, reason: 'fetched by hand' })
}

/** Fetches and sets the rates in the name of nobody; kept as a sheet though nothing in it is new. Gives what changed. */
export async function fetchAndSet(
  tx: Tx,
  by: By,
  url: string,
): Promise<{ sheet: Sheet; changed: ComparedRow[]; id: string }> {
  const sheet = await fetchSheet(tx, url, by.at)
  const { rows } = await weighSheet(tx, sheet, '*')
  const id = await keepSheet(tx, by, sheet, rows, null)
  await applySheet(tx, by, id, rows)
  return { sheet, changed: changesOf(rows), id }
}
