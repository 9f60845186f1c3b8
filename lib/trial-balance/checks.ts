import type { Executor } from '@/lib/db/executor'
import { type Amount, add, format, isZero, subtract, toAmount, zero } from '@/lib/money/amount'
import { figureNames, figures, sumOf } from '@/lib/settlement/figures'
import type { Flow } from './flows'
import type { BalanceLine } from './lines'

/** What the balance must agree with, currency by currency. */
export type BalanceCheck = {
  id: string
  what: string
  currency: string
  /** What the balance says, and what the other says. */
  here: string
  there: string
  difference: string
  holds: boolean
}

/** Debits are credits, in each currency and in base. */
export function checkSums(lines: BalanceLine[], baseCurrency: string): BalanceCheck[] {
  const ofCurrencies = currenciesOf(lines).map(currency => {
    const own = lines.filter(line => line.currency === currency)
    const [debits, credits] = [total(own, line => line.debit), total(own, line => line.credit)]
    return toCheck('Debits are credits', currency, debits, credits)
  })
  const base = total(lines, line => line.base)
  return [...ofCurrencies, toCheck('All accounts in base come to nothing', baseCurrency, base, zero)]
}

/** The wallets' own running balances, for now alone: of the past they tell nothing. */
export async function checkWallets(db: Executor, lines: BalanceLine[]): Promise<BalanceCheck[]> {
  const { rows } = await db.query(
    'select currency, sum(balance)::text as balance from wallets group by currency',
  )
  return currenciesOf(lines).map(currency => {
    const players = lines.filter(line => line.currency === currency && /players$/i.test(line.account))
    const found = rows.find(row => row.currency === currency)
    return toCheck(
      "Players' wallets hold it",
      currency,
      total(players, line => line.balance),
      toAmount(found?.balance ?? '0'),
    )
  })
}

/**
 * What the accounts of providers and jackpots gained until the end of the last whole business day, against the six
 * figures of the settlement, test players included.
 */
export async function checkSettlement(db: Executor, flows: Flow[], day: string): Promise<BalanceCheck[]> {
  const rolled = flows.filter(flow => flow.rolled && /^(provider|jackpot)$/.test(flow.account))
  const six = figureNames
    .map(name => `${figures[name].sign > 0 ? '+' : '-'} ${sumOf(name, 'amount')}`)
    .join(' ')
  const { rows } = await db.query(
    `select currency, (0 ${six})::text as ggr from rollups where day < $1::date and provider_id <> '' group by currency`,
    [day],
  )
  return [...new Set(rolled.map(flow => flow.currency))].sort().map(currency => {
    const own = rolled.filter(flow => flow.currency === currency)
    const here = own.reduce<Amount>(
      (sum, flow) => subtract(add(sum, toAmount(flow.in)), toAmount(flow.out)),
      zero,
    )
    return toCheck(
      'GGR of the settlement',
      currency,
      here,
      toAmount(rows.find(row => row.currency === currency)?.ggr ?? '0'),
    )
  })
}

function toCheck(what: string, currency: string, here: Amount, there: Amount): BalanceCheck {
  const difference = subtract(here, there)
  return {
    ...{ id: `${what} ${currency}`, what, currency },
    here: format(here, currency),
    there: format(there, currency),
    difference: format(difference, currency),
    holds: isZero(difference),
  }
}

function total(lines: BalanceLine[], pick: (line: BalanceLine) => string): Amount {
  return lines.reduce<Amount>((sum, line) => add(sum, toAmount(pick(line))), zero)
}

function currenciesOf(lines: BalanceLine[]): string[] {
  return [...new Set(lines.map(line => line.currency))]
}
