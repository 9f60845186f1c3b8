import { type Amount, add, canonical, toAmount, zero } from '@/lib/money/amount'
import type { Line } from './statement'

/** What lines of one currency come to; the sum names no game. */
export function sumLines(lines: Line[]): Line {
  const [first] = lines
  const names = Object.keys(first!).filter(name => name !== 'currency' && name !== 'game') as (keyof Line)[]
  const sums = names.map(name => [
    name,
    canonical(lines.reduce<Amount>((sum, line) => add(sum, toAmount(line[name])), zero)),
  ])
  return { ...first!, game: '', ...Object.fromEntries(sums) }
}
