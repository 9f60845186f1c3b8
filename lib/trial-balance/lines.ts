import { type Amount, add, format, subtract, toAmount, zero } from '@/lib/money/amount'
import type { Flow } from './flows'

/** An account in the trial balance: what was taken from it, what was put into it, and what stands on it. */
export type BalanceLine = {
  id: string
  account: string
  /** Whose, where it is one's: a provider, and the jackpot of it. */
  owner: string
  provider: string
  jackpot: string
  currency: string
  debit: string
  credit: string
  balance: string
  /** What stands on it at the rates that were locked. */
  base: string
  baseCurrency: string
}

type Sums = { in: Amount; out: Amount; inBase: Amount; outBase: Amount }

const order = ['Players', 'Test players', 'Provider', 'Jackpot', 'Cashier', 'Adjustments']
const names = { provider: 'Provider', jackpot: 'Jackpot', cashier: 'Cashier', adjustments: 'Adjustments' }

/**
 * The trial balance's lines, currency after currency: each account of the house, and the players' wallets as one
 * line, with those of test players apart. What goes into a house's account comes from a wallet, and the reverse.
 */
export function toLines(flows: Flow[], baseCurrency: string): BalanceLine[] {
  const sums = new Map<string, Sums>()
  for (const flow of flows) {
    const [into, out] = [toAmount(flow.in), toAmount(flow.out)]
    const [intoBase, outBase] = [toAmount(flow.in_base), toAmount(flow.out_base)]
    const house = [flow.currency, names[flow.account], flow.provider, flow.jackpot]
    const players = [flow.currency, flow.test ? 'Test players' : 'Players', '', '']
    addTo(sums, house, { in: into, out, inBase: intoBase, outBase })
    addTo(sums, players, { in: out, out: into, inBase: outBase, outBase: intoBase })
  }
  return [...sums]
    .map(([id, sum]) => toLine(id, sum, baseCurrency))
    .sort((a, b) => compareText(keyOf(a), keyOf(b)))
}

function toLine(id: string, sum: Sums, baseCurrency: string): BalanceLine {
  const [currency = '', account = '', provider = '', jackpot = ''] = id.split('\n')
  const owner = [provider, jackpot].filter(Boolean).join(' ')
  return {
    ...{ id, account, owner, provider, jackpot, currency },
    debit: format(sum.out, currency),
    credit: format(sum.in, currency),
    balance: format(subtract(sum.in, sum.out), currency),
    base: format(subtract(sum.inBase, sum.outBase), baseCurrency),
    baseCurrency,
  }
}

function addTo(sums: Map<string, Sums>, place: string[], more: Sums): void {
  const id = place.join('\n')
  const sum = sums.get(id) ?? { in: zero, out: zero, inBase: zero, outBase: zero }
  sums.set(id, {
    in: add(sum.in, more.in),
    out: add(sum.out, more.out),
    inBase: add(sum.inBase, more.inBase),
    outBase: add(sum.outBase, more.outBase),
  })
}

function keyOf({ currency, account, owner }: BalanceLine): string {
  return `${currency} ${order.indexOf(account)} ${owner}`
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
