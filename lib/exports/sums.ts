import { type Amount, add, toAmount, zero } from '@/lib/money/amount'
import type { Cell, Digits, Shape } from './forms/form'
import type { Sum } from './job'

/** What rows add up to, currency by currency, and how many digits their decimals have; exact. */
export type Tally = { take: (rows: Cell[][]) => void; sums: () => Sum[]; digits: () => Digits }

/** Adds up the amounts of rows as they pass. A cell that is empty counts for nothing. */
export function tallyOf({ ids, types }: Shape): Tally {
  const places = Object.entries(types.decimals).map(([id, unit]) => ({
    id,
    at: ids.indexOf(id),
    unitAt: unit === null ? -1 : ids.indexOf(unit),
  }))
  const sums = new Map<string, Amount>()
  const digits: Digits = {}
  return {
    take(rows) {
      for (const cells of rows)
        for (const { id, at, unitAt } of places) {
          const cell = cells[at]
          if (!cell) continue
          digits[id] = wider(digits[id], cell)
          const unit = unitAt < 0 ? null : cells[unitAt]
          if (!unit) continue
          const key = `${id}\n${unit}`
          sums.set(key, add(sums.get(key) ?? zero, toAmount(cell)))
        }
    },
    sums: () =>
      [...sums].map(([key, sum]) => {
        const [column = '', currency = ''] = key.split('\n')
        return { column, currency, sum }
      }),
    digits: () => digits,
  }
}

function wider(known: Digits[string] | undefined, text: string): Digits[string] {
  const [whole = '', part = ''] = text.replace('-', '').split('.')
  return {
    whole: Math.max(known?.whole ?? 1, whole.length),
    scale: Math.max(known?.scale ?? 0, part.length),
  }
}
