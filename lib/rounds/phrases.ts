import { type Amount, add, format, toAmount, zero } from '@/lib/money/amount'

type Money = { amount: string; currency: string }

/** A moment in a sentence: `on 22 November at 20:50:14 UTC`; of the day just named, `at 20:50:14 UTC`. */
export function moment(at: string, named?: string): string {
  if (named?.slice(0, 10) === at.slice(0, 10)) return `at ${at.slice(11, 19)} UTC`
  const [, month, day] = at.slice(0, 10).split('-')
  return `on ${day!.replace(/^0/, '')} ${months[month!]} at ${at.slice(11, 19)} UTC`
}

/** An amount in a sentence. */
export function amountIn({ amount, currency }: Money): string {
  return `${amount} ${currency}`
}

/** The stake of these bets, as a sentence begins with it. */
export function stakeIn(bets: Money[]): string {
  return bets.length === 1
    ? `The bet of ${amountIn(bets[0]!)}`
    : `The stake of ${sumIn(bets, bets[0]!)} in ${bets.length} bets`
}

/** These bets within a sentence. */
export function amountsIn(list: Money[]): string {
  return list.length === 1
    ? `the bet of ${amountIn(list[0]!)}`
    : `${list.length} bets, ${sumIn(list, list[0]!)} in all`
}

export function sumIn(list: Money[], { currency }: { currency: string }): string {
  return `${format(sumOf(list), currency)} ${currency}`
}

export function sumOf(list: Money[]): Amount {
  return list.reduce<Amount>((sum, one) => add(sum, toAmount(one.amount)), zero)
}

/** The amount a refused call asked for, as it wrote it. */
export function wantedIn(body: string | null): string {
  try {
    const { amount, currency } = JSON.parse(body ?? '') as Record<string, unknown>
    return typeof amount === 'string'
      ? ` of ${amount} ${typeof currency === 'string' ? currency : ''}`.trimEnd()
      : ''
  } catch {
    return ''
  }
}

/** How often: `once`, `twice`, `5 times`. */
export function times(count: number): string {
  return count === 1 ? 'once' : count === 2 ? 'twice' : `${count} times`
}

/** Why a call was refused, for somebody on the phone; a code that is not told apart stands for itself. */
export function reasonOf(code: string | null): string {
  return reasons[code ?? ''] ?? `refused with ${code ?? 'no code'}`
}

const reasons: Record<string, string> = {
  INSUFFICIENT_FUNDS: 'the balance was too low',
  TOKEN_EXPIRED: "the player's session was over",
  INVALID_TOKEN: "the session token was not the player's",
  PLAYER_BLOCKED: 'the player may not bet',
  PLAYER_NOT_FOUND: 'no such player is known',
  GAME_DISABLED: 'the game was disabled',
  GAME_NOT_FOUND: 'no such game is known',
  PROVIDER_SUSPENDED: 'the provider was suspended',
  WRONG_CURRENCY: "it was not in the player's currency",
  LIMIT_EXCEEDED: 'it would have gone beyond a limit',
  ROUND_CLOSED: 'the round was closed already',
  ALREADY_SETTLED: 'the bet was settled already',
  TRANSACTION_ROLLED_BACK: 'the bet was rolled back before',
  TRANSACTION_NOT_FOUND: 'there was no bet it could belong to',
  TRANSACTION_CONFLICT: 'its id was used before with other facts',
  NOT_ALLOWED: 'that may not be done to this transaction',
  FX_RATE_UNAVAILABLE: 'there was no exchange rate',
  INVALID_REQUEST: 'the call was malformed',
}

const months: Record<string, string> = {
  '01': 'January',
  '02': 'February',
  '03': 'March',
  '04': 'April',
  '05': 'May',
  '06': 'June',
  '07': 'July',
  '08': 'August',
  '09': 'September',
  '10': 'October',
  '11': 'November',
  '12': 'December',
}
