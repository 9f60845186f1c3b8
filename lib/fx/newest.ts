import { plainArray, textArray } from '@/lib/db/arrays'
import type { Tx } from '@/lib/db/prisma'
import { type Amount, toAmount } from '@/lib/money/amount'

/** A day's rate at its newest revision. */
export type NewestRate = { day: string; rate: Amount; revision: number; source: string; createdBy: string }

/** What is known of each currency, days ascending. */
export type Known = ReadonlyMap<string, readonly NewestRate[]>

/** Which days are asked for: from the first to the last, and the last one known before them. */
export type Span = { currency: string; first: string; last: string }

type Row = {
  currency: string
  day: string
  rate: string
  revision: number
  source: string
  created_by: string
}

/** The newest revisions of the days of each span, and of the day before it that has one. */
export async function readNewest(tx: Tx, spans: Span[]): Promise<Known> {
  if (spans.length === 0) return new Map()
  const rows = await tx.$queryRaw<Row[]>`
    select distinct on (r.currency, r.day) r.currency, r.day::text as day, r.revision, r.rate::text as rate, r.source, r.created_by
      from unnest(${textArray(spans.map(span => span.currency))}::text[],
        ${plainArray(spans.map(span => span.first))}::date[], ${plainArray(spans.map(span => span.last))}::date[]) as a (currency, first, last)
      join rates r on r.currency = a.currency and r.day <= a.last and r.day >= coalesce(
        (select max(b.day) from rates b where b.currency = a.currency and b.day < a.first), a.first)
     order by r.currency, r.day, r.revision desc`
  const known = new Map<string, NewestRate[]>()
  for (const { currency, created_by, rate, ...facts } of rows) {
    const days = known.get(currency) ?? []
    days.push({ ...facts, rate: toAmount(rate), createdBy: created_by })
    known.set(currency, days)
  }
  return known
}

/** The spans of rows that are in the order of currency and day. */
export function spansOf(rows: readonly { currency: string; day: string }[]): Span[] {
  const spans = new Map<string, Span>()
  for (const { currency, day } of rows) {
    const span = spans.get(currency) ?? { currency, first: day, last: day }
    if (day < span.first) span.first = day
    if (day > span.last) span.last = day
    spans.set(currency, span)
  }
  return [...spans.values()]
}
