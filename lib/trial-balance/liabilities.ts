import { now, toDay } from '@/lib/clock'
import { type Read, readReport } from '@/lib/db/replica'
import { rateFor } from '@/lib/fx/rate'
import { type Amount, add, format, multiply, rounded, subtract, toAmount, zero } from '@/lib/money/amount'
import { directory } from '@/lib/providers/directory'

/** What players hold in a currency, and what it is worth; no test players. */
export type Holding = {
  id: string
  currency: string
  balance: string
  /** At the rates that were locked with each posting. */
  locked: string
  /** Today's rate with its day; null where there is none. */
  rate: string | null
  rateDay: string | null
  /** At today's rate, rounded: an indication and no booking. */
  value: string | null
  difference: string | null
  baseCurrency: string
}

/** What players held at the end of a business day: by currency, and all of it at today's rates. */
export type DayHeld = { day: string; value: string; balances: Record<string, string> }

export type Liabilities = {
  baseCurrency: string
  currencies: string[]
  holdings: Holding[]
  days: DayHeld[]
  lacking: string[]
}

const daysShown = 92

type Moved = { day: string; currency: string; amount: string; base: string }

/** What players held day after day, from the roll-ups, and what it is worth at today's rates. */
export async function readLiabilities(at = now()): Promise<Read<Liabilities>> {
  const book = await directory()
  const { value: moved, note } = await readReport(async db => {
    const { rows } = await db.query(
      `select day::text as day, currency, ${held('amount')}::text as amount, ${held('base_amount')}::text as base
       from rollups where not test and direction <> 'none' group by day, currency order by day, currency`,
    )
    return rows as Moved[]
  })
  const { baseCurrency } = book
  const today = toDay(at)
  const rateOf = (currency: string) => rateFor(book, currency, today)
  const currencies = [...new Set(moved.map(one => one.currency))].sort()
  const holdings = currencies.map(currency => {
    const own = moved.filter(one => one.currency === currency)
    const [balance, locked] = [total(own.map(one => one.amount)), total(own.map(one => one.base))]
    const rate = rateOf(currency)
    const value = rate && multiply(balance, rate.rate)
    return {
      ...{
        id: currency,
        currency,
        balance: format(balance, currency),
        locked: rounded(locked, baseCurrency),
      },
      ...{ rate: rate?.rate ?? null, rateDay: rate?.day ?? null, baseCurrency },
      value: value && rounded(value, baseCurrency),
      difference: value && rounded(subtract(value, locked), baseCurrency),
    }
  })
  const days = heldByDay(moved, baseCurrency, currency => rateOf(currency)?.rate ?? zero)
  const lacking = currencies.filter(currency => rateOf(currency) === null)
  return { value: { baseCurrency, currencies, holdings, days, lacking }, note }
}

/** What goes out of a house's account is put into a wallet. */
const held = (column: string) => `sum(case direction when 'out' then ${column} else -${column} end)`

function heldByDay(moved: Moved[], baseCurrency: string, rateOf: (currency: string) => Amount): DayHeld[] {
  const standing = new Map<string, Amount>()
  const days: DayHeld[] = []
  for (const [index, { day, currency, amount }] of moved.entries()) {
    standing.set(currency, add(standing.get(currency) ?? zero, toAmount(amount)))
    if (moved[index + 1]?.day === day) continue
    const worth = [...standing].map(([code, balance]) => multiply(balance, rateOf(code)))
    const balances = Object.fromEntries([...standing].map(([code, balance]) => [code, format(balance, code)]))
    days.push({ day, value: rounded(total(worth), baseCurrency), balances })
  }
  return days.slice(-daysShown)
}

function total(amounts: string[]): Amount {
  return amounts.reduce<Amount>((sum, one) => add(sum, toAmount(one)), zero)
}
