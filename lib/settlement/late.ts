import type { Executor } from '@/lib/db/executor'
import { type Amount, add, canonical, isZero, subtract, toAmount, zero } from '@/lib/money/amount'
import { ggrOf } from './figures'
import { listFrozen } from './frozen'
import { monthAfter } from './months'
import type { Late } from './statement'

/**
 * What came for a provider's frozen months after they were frozen and carries a time within them (a past that was
 * loaded in bulk): the difference to what was frozen, less what a later frozen month has taken over. It stands in
 * the first month that is open, and in no other.
 */
export async function readLate(db: Executor, provider: string, month: string): Promise<Late[]> {
  const frozen = await listFrozen(db, provider)
  const last = frozen[0]
  if (!last || frozen.some(one => one.month >= month) || monthAfter(last.month) !== month) return []
  const { rows } = await db.query(
    `select currency, ${ggrOf('amount')}::text as ggr, ${ggrOf('base_amount')}::text as ggr_base from rollups
     where provider_id = $1 and not test and to_char(day, 'YYYY-MM') = any($2::text[]) group by currency order by currency collate "C"`,
    [provider, frozen.map(one => one.month)],
  )
  const settled = frozen.flatMap(({ document }) => [...document.lines, ...document.late])
  const currencies = [
    ...new Set([...rows.map(row => row.currency), ...settled.map(one => one.currency)]),
  ].sort()
  return currencies.flatMap(currency => {
    const now = rows.find(row => row.currency === currency)
    const differenceOf = (column: 'ggr' | 'ggr_base') =>
      canonical(
        settled
          .filter(one => one.currency === currency)
          .reduce<Amount>(
            (rest, one) => subtract(rest, toAmount(one[column])),
            add(zero, toAmount(now?.[column] ?? '0')),
          ),
      )
    const late = { currency, ggr: differenceOf('ggr'), ggr_base: differenceOf('ggr_base') }
    return isZero(toAmount(late.ggr)) && isZero(toAmount(late.ggr_base)) ? [] : [late]
  })
}
