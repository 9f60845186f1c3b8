import type { Tx } from '@/lib/db/prisma'
import { type Amount, compare, format, multiply, toAmount } from '@/lib/money/amount'
import { type HeldAction, heldActions } from './actions'

export type ThresholdRule = {
  action: string
  /** `*` for any; the amount is in the base currency then. */
  currency: string
  role: string
  version: number
  /** Null: never a second person. */
  amount: string | null
}

export type Measured = {
  needsSecondPerson: boolean
  /** One sentence for the person who asks. */
  why: string
  rule: ThresholdRule | null
  /** The amount at the newest rate; null where there is none. */
  baseAmount: Amount | null
  baseCurrency: string
}

export type Asked = { action: HeldAction; currency: string; role: string; amount: Amount; day: string }

/**
 * Whether a change of this amount (in `currency`, unsigned) needs a second person, by the newest version of the
 * most exact threshold: currency and role, currency, role, neither. The ledger's trigger
 * `require_second_person` judges alike: without a rule, or without a rate to compare by, it takes two. Each change
 * is judged by itself: many small ones in the place of a big one are not added up, the audit shows them.
 */
export async function thresholdFor(tx: Tx, asked: Asked): Promise<Measured> {
  const { action, currency, role, amount, day } = asked
  const [rule] = await tx.$queryRaw<ThresholdRule[]>`
    select newest.action, newest.currency, newest.role, newest.version, newest.amount::text as amount from (
      select distinct on (t.currency, t.role) t.* from thresholds t
      where t.action = ${action} and t.currency in ('*', ${currency}) and t.role in ('*', ${role})
      order by t.currency, t.role, t.version desc
    ) newest order by newest.currency = '*', newest.role = '*' limit 1`
  const [base] = await tx.$queryRaw<{ currency: string; rate: string | null }[]>`
    select s.base_currency as currency, case when s.base_currency = ${currency} then '1' else
      (select r.rate::text from rates r where r.currency = ${currency} and r.day <= ${day}::date
       order by r.day desc, r.revision desc limit 1) end as rate from settings s`
  const baseCurrency = base!.currency
  const baseAmount = base!.rate === null ? null : multiply(amount, toAmount(base!.rate))
  const worth = rule?.currency === '*' ? baseAmount : amount
  const words = { asked, rule: rule ?? null, baseCurrency }
  return { ...judge(worth, words), rule: rule ?? null, baseAmount, baseCurrency }
}

type Words = { asked: Asked; rule: ThresholdRule | null; baseCurrency: string }

function judge(worth: Amount | null, { asked, rule, baseCurrency }: Words) {
  const what = `“${heldActions[asked.action]}”`
  if (!rule) return { needsSecondPerson: true, why: `No threshold is set for ${what}: it always takes two.` }
  const version = `threshold version ${rule.version}`
  if (rule.amount === null)
    return { needsSecondPerson: false, why: `${what} never takes two people here (${version}).` }
  const unit = rule.currency === '*' ? baseCurrency : rule.currency
  const limit = `${format(toAmount(rule.amount), unit)} ${unit}`
  if (worth === null)
    return {
      needsSecondPerson: true,
      why: `There is no rate for ${asked.currency} to hold against ${limit}.`,
    }
  const isAbove = compare(worth, toAmount(rule.amount)) > 0
  const amount = `${format(worth, unit)} ${unit}`
  return {
    needsSecondPerson: isAbove,
    why: `${amount} is ${isAbove ? 'above' : 'not above'} ${limit}; above that ${what} takes two people (${version}).`,
  }
}
