import { sha256 } from '@/lib/ledger/link'
import { type Amount, canonical, compare } from '@/lib/money/amount'
import { percentOff } from '@/lib/money/ratio'
import { isAbove, type Limits, limitFor } from './limits'
import type { Known, NewestRate } from './newest'
import type { SheetRow } from './sheet'

/** A rate that comes in, against what is there. */
export type ComparedRow = SheetRow & {
  change: 'new' | 'correction' | 'unchanged'
  /** The day's newest revision, 0 where there is none. */
  revision: number
  /** What the day has now. */
  present: Amount | null
  /** What it is held against: the last rate of a day before, else the day's own; null for a currency's first. */
  former: { day: string; rate: Amount } | null
  /** Per cent off the former one, for a reader. */
  deviation: Amount | null
  /** Whether that takes a second person. */
  isHeld: boolean
}

/**
 * What a sheet would change. Rows are in the order of currency and day, and each is held against those before it
 * too, exactly as the database's trigger `require_second_person_for_rate` does when they are written.
 */
export function compareRows(rows: readonly SheetRow[], known: Known, limits: Limits): ComparedRow[] {
  let last: SheetRow | null = null
  return rows.map(row => {
    const days = known.get(row.currency) ?? []
    const present = days.find(({ day }) => day === row.day) ?? null
    const change = present === null ? 'new' : isSame(present, row) ? 'unchanged' : 'correction'
    const former = formerOf(row, days, last) ?? present
    last = row
    const isHeld =
      change !== 'unchanged' &&
      former !== null &&
      isAbove(limitFor(limits, row.currency), former.rate, row.rate)
    return {
      ...row,
      change,
      revision: present?.revision ?? 0,
      present: present?.rate ?? null,
      former: former && { day: former.day, rate: former.rate },
      deviation: former && percentOff(former.rate, row.rate),
      isHeld,
    }
  })
}

/** What would be written: a row that is as it is already is no new revision. */
export function changesOf(rows: readonly ComparedRow[]): ComparedRow[] {
  return rows.filter(({ change }) => change !== 'unchanged')
}

/** SHA-256 (hex) over what is asked for and what it rests on: the days' newest revisions, and those of the days before. */
export function basisOf(rows: readonly ComparedRow[]): string {
  const facts = changesOf(rows).map(({ currency, day, rate, source, revision, former }) => [
    ...[currency, day, canonical(rate), source, revision],
    former && [former.day, canonical(former.rate)],
  ])
  return sha256(JSON.stringify(facts))
}

function isSame(present: NewestRate, row: SheetRow): boolean {
  return compare(present.rate, row.rate) === 0 && present.source === row.source
}

/** The last rate of a day before: known, or the row of the sheet that comes before this one. */
function formerOf(row: SheetRow, days: readonly NewestRate[], last: SheetRow | null) {
  const before = days.findLast(({ day }) => day < row.day) ?? null
  const own = last?.currency === row.currency ? last : null
  return own && (!before || own.day >= before.day) ? own : before
}
