import { z } from 'zod'
import { toDay } from '@/lib/clock'
import type { Tx } from '@/lib/db/prisma'
import { parseAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { parseReason, uuidPattern } from '@/lib/text'
import { againstRow } from './check-rows'
import { isDay } from './day'
import type { SheetForm } from './put'
import { readFile } from './read-file'
import { fileMax, type Sheet } from './sheet'

const short = z.string().max(100)
const rate = z.object({ day: short, currency: short, rate: short, source: short })
const confirmation = z.object({
  formId: z.string().regex(uuidPattern),
  basis: z.string().regex(/^[0-9a-f]{64}$/),
  reason: z.string().transform(parseReason).pipe(z.string()),
})

/** A rate as a person wrote it. */
export type RateForm = z.output<typeof rate>

/** A file as a person sent it, and the day before which it is left out. */
export type FileForm = { file: File; from: string | null }

/** Null for what no form of ours sends. */
export function parseRateForm(raw: unknown): RateForm | null {
  return rate.safeParse(raw).data ?? null
}

export function parseConfirmedRate(raw: unknown): (RateForm & SheetForm) | null {
  return rate.extend(confirmation.shape).safeParse(raw).data ?? null
}

export function parseFileForm(raw: unknown): FileForm | null {
  if (!(raw instanceof FormData)) return null
  const [file, from] = [raw.get('file'), raw.get('from') ?? '']
  if (!(file instanceof File) || typeof from !== 'string' || (from !== '' && !isDay(from))) return null
  return { file, from: from || null }
}

export function parseConfirmedFile(raw: unknown): (FileForm & SheetForm) | null {
  const sent = parseFileForm(raw)
  if (!sent || !(raw instanceof FormData)) return null
  const confirmed = confirmation.safeParse(Object.fromEntries(raw)).data
  return confirmed ? { ...sent, ...confirmed } : null
}

/** A rate by hand as a sheet of one. Refuses INVALID_REQUEST with the field. */
export async function sheetOfRate(tx: Tx, form: RateForm, at: number): Promise<Sheet> {
  const { baseCurrency } = await tx.settings.findFirstOrThrow()
  const trimmed = { day: form.day.trim(), currency: form.currency.trim(), source: form.source.trim() }
  const value = parseAmount(form.rate.trim())
  const against = againstRow({ ...trimmed, rate: value }, { baseCurrency, today: toDay(at) })
  if (against) refuse('INVALID_REQUEST', against)
  const rows = [{ ...trimmed, rate: value!, quoted: null }]
  return { kind: 'manual', source: trimmed.source, fileName: null, sha256: null, rows }
}

/** A file as a sheet. Refuses INVALID_REQUEST for the whole of it, with line and reason. */
export async function sheetOfFile(tx: Tx, { file, from }: FileForm, at: number): Promise<Sheet> {
  const { baseCurrency } = await tx.settings.findFirstOrThrow()
  // Before it is read: what is too large need not be copied.
  if (file.size > fileMax)
    refuse('INVALID_REQUEST', {
      field: 'file',
      message: 'The file is larger than 16 MB: nothing of it was read.',
    })
  const bytes = Buffer.from(await file.arrayBuffer())
  const fileName = file.name.replace(/[\p{Cc}\p{Cs}]/gu, ' ').slice(0, 200) || null
  const sheet = readFile({ bytes, fileName, baseCurrency, today: toDay(at), from })
  if (sheet.rows.length === 0)
    refuse('INVALID_REQUEST', {
      field: 'file',
      message: 'All days of the file are left out: choose an earlier one.',
    })
  return sheet
}
