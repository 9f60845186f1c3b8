import { heedingGuards } from '@/lib/approvals/database-refusal'
import { holdApproval } from '@/lib/approvals/hold'
import { findOther } from '@/lib/approvals/other'
import { newId } from '@/lib/ids'
import { refuse } from '@/lib/refusal'
import { applySheet, keepSheet } from './apply'
import { type ComparedRow, changesOf } from './compare'
import type { RateDesk } from './desk'
import { limitFor } from './limits'
import type { Sheet } from './sheet'
import { farthestOff, type SheetPreview } from './sheet-preview'
import { type Weighed, weighSheet } from './weigh'

/** A preview, and what the form sends back to have it done: its own id, and what it rests on. */
export type SheetOffer = SheetPreview & { formId: string; basis: string }

/** What came of a sheet: set, or held for a second person. */
export type SheetOutcome = { state: 'done'; rates: string } | { state: 'held'; approvalId: string }

/** What a person saw, and why they set it. */
export type SheetForm = { formId: string; basis: string; reason: string }

/** Shows what a sheet would change, and changes nothing. Refuses NOT_ALLOWED where nobody could be the second person. */
export async function previewSheet({ tx, staff, audit }: RateDesk, sheet: Sheet): Promise<SheetOffer> {
  const { preview, basis } = await weighSheet(tx, sheet, staff.role)
  if (preview.why) await findOther(tx, staff.id)
  const after = { kind: sheet.kind, file: sheet.fileName, ...preview.counts }
  await audit({ action: 'rate.preview', subject: subjectOf(sheet, basis), after })
  return { ...preview, formId: newId(), basis }
}

/**
 * Sets a sheet's rates as a person has seen them in the preview: all of them, or, where one lies too far off the
 * day before, none, and the whole sheet waits for a second person. Refuses NOT_ALLOWED where the rates moved since
 * the preview, where nothing would change, and where nobody could be the second person.
 */
export function putSheet(desk: RateDesk, sheet: Sheet, form: SheetForm): Promise<SheetOutcome> {
  return heedingGuards(async () => {
    const weighed = await weighSheet(desk.tx, sheet, desk.staff.role)
    const changed = changesOf(weighed.rows)
    if (weighed.basis !== form.basis)
      refuse('NOT_ALLOWED', {
        message: 'Somebody has set rates since you looked. Nothing was done: look again.',
      })
    if (changed.length === 0)
      refuse('NOT_ALLOWED', { message: 'These rates are there already: nothing would change.' })
    const sheetId = await keepSheet(desk.tx, desk.by, sheet, weighed.rows, form.reason)
    if (weighed.preview.why) return hold(desk, { sheet, sheetId, weighed, form })
    await applySheet(desk.tx, desk.by, sheetId, weighed.rows)
    await desk.audit(setEvent(sheet, sheetId, changed, form.reason))
    return { state: 'done', rates: `${changed.length}` }
  })
}

type Holding = { sheet: Sheet; sheetId: string; weighed: Weighed; form: SheetForm }

async function hold(desk: RateDesk, { sheet, sheetId, weighed, form }: Holding): Promise<SheetOutcome> {
  const { tx, staff, by, audit } = desk
  const { rows, preview, basis, limits } = weighed
  await findOther(tx, staff.id)
  const worst = farthestOff(rows)!
  const held = {
    id: form.formId,
    action: 'rate.set' as const,
    payload: { sheet_id: sheetId, kind: sheet.kind, file: sheet.fileName },
    basis,
    preview,
    providerId: null,
    playerId: null,
    roundId: null,
    caseId: null,
    currency: worst.currency,
    amount: worst.rate,
    baseAmount: worst.rate,
    threshold: limitFor(limits, worst.currency),
    reason: form.reason,
    note: '',
    makerId: staff.id,
  }
  await holdApproval(tx, held, by.at)
  const event = setEvent(sheet, sheetId, changesOf(rows), form.reason)
  await audit({
    ...event,
    outcome: 'held',
    after: { ...event.after, approval: form.formId, why: preview.why },
  })
  return { state: 'held', approvalId: form.formId }
}

const rowsTold = 50

/** The event of rates that were set: before and after, of a long file as much as can be read. */
export function setEvent(
  sheet: Pick<Sheet, 'kind' | 'source' | 'fileName' | 'rows'>,
  sheetId: string,
  changed: readonly ComparedRow[],
  reason: string | null,
) {
  const told = changed.slice(0, rowsTold)
  const of = (pick: (row: ComparedRow) => string | null) =>
    Object.fromEntries(told.map(row => [`${row.currency} ${row.day}`, pick(row)]))
  return {
    action: 'rate.set',
    subject: subjectOf(sheet, sheetId),
    reason,
    before: of(row => row.present),
    after: {
      ...of(row => row.rate),
      sheet: sheetId,
      kind: sheet.kind,
      source: sheet.source,
      file: sheet.fileName,
      rates: `${changed.length}`,
      corrections: `${changed.filter(row => row.change === 'correction').length}`,
    },
  } as const
}

/** One currency's rates are found under its code, those of several under their sheet. */
function subjectOf({ rows }: Pick<Sheet, 'rows'>, id: string) {
  const currencies = new Set(rows.map(row => row.currency))
  return { kind: 'rate', id: currencies.size === 1 ? rows[0]!.currency : id } as const
}
