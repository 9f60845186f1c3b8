import type { Executor } from '@/lib/db/executor'
import { format, toAmount } from '@/lib/money/amount'
import { ggrOf } from './figures'
import { daysOf } from './months'

/** What of a month is about an earlier, frozen one: a bet of it that was rolled back since, a round of it that staff settled. */
export type Correction = {
  id: string
  concerns: string
  what: string
  currency: string
  transactions: string
  ggr: string
  ggrBase: string
  baseCurrency: string
}

/** The corrections that a month carries: they count in it, by the time they were posted. */
export async function listCorrections(
  db: Executor,
  provider: string,
  month: string,
  baseCurrency: string,
): Promise<Correction[]> {
  const { from, to } = daysOf(month)
  const { rows } = await db.query(
    `select to_char(r.concerns, 'YYYY-MM') as concerns, r.currency, r.kind, r.of_kind, r.by_staff, sum(r.transactions)::text as transactions,
       ${ggrOf('amount')}::text as ggr, ${ggrOf('base_amount')}::text as ggr_base
     from rollups r join settlements f on f.provider_id = r.provider_id and f.month = r.concerns
     where r.provider_id = $1 and r.day >= $2::date and r.day < $3::date and r.concerns < $2::date and not r.test and r.direction <> 'none'
     group by 1, 2, 3, 4, 5 order by 1, 2, 3, 4, 5`,
    [provider, from, to],
  )
  return rows.map(row => ({
    id: [row.concerns, row.currency, row.kind, row.of_kind, row.by_staff].join(' '),
    concerns: row.concerns,
    what: wordsFor(row),
    currency: row.currency,
    transactions: row.transactions,
    ggr: format(toAmount(row.ggr), row.currency),
    ggrBase: format(toAmount(row.ggr_base), baseCurrency),
    baseCurrency,
  }))
}

function wordsFor(row: { kind: string; of_kind: string; by_staff: boolean }): string {
  const who = row.by_staff ? ' by staff' : ''
  if (row.kind === 'rollback') return `${row.of_kind === 'bet' ? 'Bets given back' : 'Wins taken back'}${who}`
  return row.kind === 'jackpot' ? `Jackpots paid late${who}` : `Wins paid late${who || ', accepted by staff'}`
}
