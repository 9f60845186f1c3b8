import { type Amount, add, format, isZero, subtract, zero } from '@/lib/money/amount'
import type { DayCall, LeftOut } from './calls'
import type { Outcome } from './decide'
import { type DifferenceKind, differenceWords } from './words'

export type Answered = { status: number; code: string | null; balance: string | null; effect: string }

export type Difference = {
  id: string
  at: string
  kind: DifferenceKind
  endpoint: string
  playerId: string
  transactionId: string
  amount: string | null
  currency: string
  asIs: Answered
  wouldBe: Answered
}

/** A call that the rules answer otherwise today than it was answered on the day. */
export type Disagreement = Pick<Difference, 'id' | 'at' | 'endpoint' | 'playerId'> & {
  answered: string
  again: string
}

export type Report = {
  day: string
  version: number
  /** Calls that were decided twice; how many were answered then as the present policies answer them. */
  calls: number
  agreed: number
  disagreements: Disagreement[]
  /** Where the day has more calls than were taken: the moment of the last one. */
  partUntil: string | null
  kinds: { kind: DifferenceKind; calls: number }[]
  differences: Difference[]
  /** What the calls that differ do to the balances of players, by currency. */
  totals: { currency: string; asIs: string; wouldBe: string; change: string }[]
  leftOut: { why: LeftOut | 'missing'; calls: number }[]
  /** Versions of the policies that judged calls of the day and are not the present one. */
  versions: { version: number; calls: number }[]
}

/** Differences that are shown; all are counted. */
export const shownMax = 500
const disagreementsMax = 20

/** Adds up a replay, call by call. */
export function tally(currencyOf: (playerId: string) => string | undefined, repeatsDiffer: boolean) {
  const counts = new Map<DifferenceKind, number>()
  const sums = new Map<string, { asIs: Amount; wouldBe: Amount }>()
  const differences: Difference[] = []
  const rest: Difference[] = []
  const disagreements: Disagreement[] = []
  let [calls, agreed] = [0, 0]

  function compareWithThen({ requestId, at, command, said }: DayCall, asIs: Outcome): void {
    if (said.status === asIs.status && said.code === asIs.code && said.balance === asIs.balance) {
      agreed += 1
    } else if (disagreements.length < disagreementsMax) {
      const { kind, playerId } = command
      const place = { id: requestId, at: new Date(at).toISOString(), endpoint: kind, playerId }
      disagreements.push({ ...place, answered: wordsFor(said), again: wordsFor(asIs) })
    }
  }

  return {
    add(call: DayCall, asIs: Outcome, wouldBe: Outcome): void {
      calls += 1
      compareWithThen(call, asIs)
      const kind = kindOf(asIs, wouldBe, repeatsDiffer)
      if (!kind) return
      counts.set(kind, (counts.get(kind) ?? 0) + 1)
      const currency = currencyOf(call.command.playerId) ?? call.command.currency ?? ''
      const sum = sums.get(currency) ?? { asIs: zero, wouldBe: zero }
      sums.set(currency, { asIs: add(sum.asIs, asIs.effect), wouldBe: add(sum.wouldBe, wouldBe.effect) })
      const list = kind === 'balance' ? rest : differences
      if (list.length < shownMax) list.push(differenceOf(call, kind, currency, asIs, wouldBe))
    },
    total: () => ({
      calls,
      agreed,
      disagreements,
      kinds: (Object.keys(differenceWords) as DifferenceKind[]).flatMap(kind =>
        counts.has(kind) ? [{ kind, calls: counts.get(kind)! }] : [],
      ),
      differences: [...differences, ...rest].slice(0, shownMax),
      totals: [...sums].flatMap(([currency, { asIs, wouldBe }]) => {
        const change = subtract(wouldBe, asIs)
        if (isZero(asIs) && isZero(wouldBe)) return []
        const [a, b, c] = [asIs, wouldBe, change].map(sum => format(sum, currency))
        return [{ currency, asIs: a!, wouldBe: b!, change: c! }]
      }),
    }),
  }
}

function kindOf(a: Outcome, b: Outcome, repeatsDiffer: boolean): DifferenceKind | null {
  if (a.status !== b.status || a.code !== b.code) {
    if (a.code !== null && b.code !== null) return 'other'
    return a.code === null ? 'refuses' : 'accepts'
  }
  if (!isZero(subtract(a.effect, b.effect))) return 'moves'
  if (a.balance === b.balance) return null
  return b.isReplay && repeatsDiffer ? 'repeat' : 'balance'
}

function differenceOf(
  { requestId, at, command }: DayCall,
  kind: DifferenceKind,
  currency: string,
  asIs: Outcome,
  wouldBe: Outcome,
): Difference {
  const answered = ({ status, code, balance, effect }: Outcome): Answered => ({
    status,
    code,
    balance,
    effect: format(effect, currency),
  })
  return {
    id: requestId,
    at: new Date(at).toISOString(),
    kind,
    endpoint: command.kind,
    playerId: command.playerId,
    transactionId: command.transactionId,
    amount: command.amount && format(command.amount, currency),
    currency,
    asIs: answered(asIs),
    wouldBe: answered(wouldBe),
  }
}

function wordsFor({ status, code, balance }: Pick<Answered, 'status' | 'code' | 'balance'>): string {
  return `${status} ${code ?? 'ok'}${balance === null ? '' : `, balance ${balance}`}`
}
