import { now } from '@/lib/clock'
import { approveSheet } from '@/lib/fx/approve'
import { importFile, previewFile } from '@/lib/fx/import-file'
import type { SheetOutcome } from '@/lib/fx/put'
import { previewRate, setRateByHand } from '@/lib/fx/set-by-hand'
import { newId } from '@/lib/ids'
import type { CurrentStaff } from '@/lib/staff/current'
import { acting } from './resolving'

let made = 0

/** A currency no other test of this run has: `QAA`, `QAB`, … */
export function newCurrency(): string {
  made += 1
  return `Q${newId()
    .slice(-5)
    .toUpperCase()
    .replace(/[^A-Z0-9]/g, '0')}${String(made).padStart(3, '0')}`
}

export type Written = { day: string; currency: string; rate: string }

/** A rate by hand, looked at and confirmed. */
export async function putRate(staff: CurrentStaff, written: Written, at = now()): Promise<SheetOutcome> {
  const form = { source: 'manual', ...written }
  const { formId, basis } = await acting(staff, desk => previewRate(desk, form), at)
  return acting(staff, desk => setRateByHand(desk, { ...form, formId, basis, reason: 'a test' }), at)
}

/** A file, looked at and confirmed. */
export async function putFile(
  staff: CurrentStaff,
  text: string | Buffer,
  name = 'rates.csv',
): Promise<SheetOutcome> {
  const form = { file: new File([text as string], name), from: null }
  const { formId, basis } = await acting(staff, desk => previewFile(desk, form))
  return acting(staff, desk => importFile(desk, { ...form, formId, basis, reason: 'a test' }))
}

export function csvOf(rows: Written[]): string {
  return `date,currency,rate\n${rows.map(row => `${row.day},${row.currency},${row.rate}\n`).join('')}`
}

/** The approval of what waits; fails where nothing was held. */
export function heldBy(outcome: SheetOutcome): string {
  if (outcome.state !== 'held') throw new Error(`was not held: ${JSON.stringify(outcome)}`)
  return outcome.approvalId
}

export const approveRates = (staff: CurrentStaff, id: string, at = now()) =>
  acting(staff, desk => approveSheet(desk, { id, note: 'checked' }), at)
