import type { RateDesk } from './desk'
import { type RateForm, sheetOfRate } from './form'
import { previewSheet, putSheet, type SheetForm, type SheetOffer, type SheetOutcome } from './put'

/** What a rate written by hand would change. Refuses INVALID_REQUEST with the field. */
export async function previewRate(desk: RateDesk, form: RateForm): Promise<SheetOffer> {
  return previewSheet(desk, await sheetOfRate(desk.tx, form, desk.by.at))
}

/** Sets it, or holds it for a second person. Refuses as `putSheet` does. */
export async function setRateByHand(desk: RateDesk, form: RateForm & SheetForm): Promise<SheetOutcome> {
  return putSheet(desk, await sheetOfRate(desk.tx, form, desk.by.at), form)
}
