import type { ThresholdRule } from '@/lib/approvals/threshold'
import { type Amount, compare } from '@/lib/money/amount'
import { type ComparedRow, changesOf } from './compare'
import { type Limits, limitFor } from './limits'
import type { Sheet, SheetKind } from './sheet'

/** One rate of a sheet, as a person reads it before it counts. Texts all. */
export type PreviewRow = {
  id: string
  currency: string
  day: string
  change: ComparedRow['change']
  rate: string
  quoted: string | null
  /** The day's own rate until now. */
  present: string | null
  /** What it is held against, and of which day that is. */
  former: string | null
  formerDay: string | null
  /** Per cent off the former one. */
  deviation: string | null
  isHeld: boolean
}

/** What a sheet would change. */
export type SheetPreview = {
  kind: SheetKind
  source: string
  fileName: string | null
  baseCurrency: string
  counts: Record<'fresh' | 'corrections' | 'unchanged' | 'held', string>
  currencies: string[]
  firstDay: string | null
  lastDay: string | null
  /** Currencies of it that no player has a wallet in. */
  notInUse: string[]
  /** What takes two people first, then corrections, then the newest days; not all of a long file. */
  rows: PreviewRow[]
  isCut: boolean
  /** One sentence where it takes a second person; null where it does not. */
  why: string | null
}

const rowsShown = 200

type Given = { rows: readonly ComparedRow[]; limits: Limits; baseCurrency: string; inUse: readonly string[] }

export function previewOf(sheet: Sheet, { rows, limits, baseCurrency, inUse }: Given): SheetPreview {
  const { kind, source, fileName } = sheet
  const count = (is: (row: ComparedRow) => boolean) => `${rows.filter(is).length}`
  const currencies = [...new Set(rows.map(row => row.currency))]
  const days = rows.map(row => row.day).toSorted()
  const worst = farthestOff(rows)
  return {
    kind,
    source,
    fileName,
    baseCurrency,
    counts: {
      fresh: count(row => row.change === 'new'),
      corrections: count(row => row.change === 'correction'),
      unchanged: count(row => row.change === 'unchanged'),
      held: count(row => row.isHeld),
    },
    currencies,
    firstDay: days[0] ?? null,
    lastDay: days.at(-1) ?? null,
    notInUse: currencies.filter(currency => !inUse.includes(currency)),
    rows: rows.toSorted(byWeight).slice(0, rowsShown).map(toPreviewRow),
    isCut: rows.length > rowsShown,
    why: worst && wordsFor(worst, limitFor(limits, worst.currency)),
  }
}

/** Of the rows that take two people the one that lies off the farthest; null where none does. */
export function farthestOff(rows: readonly ComparedRow[]): ComparedRow | null {
  const size = (row: ComparedRow) => (row.deviation ?? '0').replace('-', '') as Amount
  return changesOf(rows)
    .filter(row => row.isHeld)
    .reduce<ComparedRow | null>(
      (most, row) => (most && compare(size(most), size(row)) >= 0 ? most : row),
      null,
    )
}

function wordsFor({ currency, day, deviation, former }: ComparedRow, limit: ThresholdRule | null): string {
  const off = `${currency} of ${day} lies ${deviation} % off ${former?.day === day ? 'its present rate' : `the rate of ${former?.day}`}`
  return limit
    ? `${off}; by more than ${limit.amount} % it takes two people (threshold version ${limit.version}).`
    : `${off}, and no threshold is set: it always takes two people.`
}

const weights = { correction: 1, new: 2, unchanged: 3 } as const

function byWeight(a: ComparedRow, b: ComparedRow): number {
  const weight = (row: ComparedRow) => (row.isHeld ? 0 : weights[row.change])
  if (weight(a) !== weight(b)) return weight(a) - weight(b)
  return a.day === b.day ? (a.currency < b.currency ? -1 : 1) : a.day > b.day ? -1 : 1
}

function toPreviewRow({ former, present, revision: _, source: __, ...row }: ComparedRow): PreviewRow {
  return {
    ...row,
    id: `${row.currency} ${row.day}`,
    present,
    former: former?.rate ?? null,
    formerDay: former?.day ?? null,
  }
}

/** A kept preview, as `putSheet` wrote it into the approval. */
export function readSheetPreview(kept: unknown): SheetPreview | null {
  const read = kept as SheetPreview | null
  return read && Array.isArray(read.rows) && read.counts ? read : null
}
