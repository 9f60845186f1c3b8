import type { RateDesk } from './desk'
import { type FileForm, sheetOfFile } from './form'
import { previewSheet, putSheet, type SheetForm, type SheetOffer, type SheetOutcome } from './put'

/** What a file would change. Refuses INVALID_REQUEST for the whole file, with line and reason. */
export async function previewFile(desk: RateDesk, form: FileForm): Promise<SheetOffer> {
  return previewSheet(desk, await sheetOfFile(desk.tx, form, desk.by.at))
}

/** Sets all of it, or holds all of it for a second person. Refuses as `putSheet` does. */
export async function importFile(desk: RateDesk, form: FileForm & SheetForm): Promise<SheetOutcome> {
  return putSheet(desk, await sheetOfFile(desk.tx, form, desk.by.at), form)
}
