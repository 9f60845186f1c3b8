import type { By } from '@/lib/actor'
import { toDay } from '@/lib/clock'
import { prisma } from '@/lib/db/prisma'
import { isZero, parseAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { isText } from '@/lib/text'

export type NewRate = { day: string; currency: string; rate: string; source: string }

/**
 * A rate of a day: base units per unit of currency, written like an amount, above zero. A day that has one
 * gets a new revision; what is posted stays as it is (rule 33). Refuses INVALID_REQUEST, naming the field.
 */
export async function setRate(given: NewRate, by: By): Promise<NewRate & { revision: number }> {
  const { day, currency, source } = given
  if (!isDay(day)) refuseField('date', 'The date must be a day of the calendar, written 2026-11-22.')
  if (day > toDay(by.at)) refuseField('date', 'The date lies in the future: a rate is known on its day.')
  if (!/^[A-Z][A-Z0-9]{2,9}$/.test(currency)) refuseField('currency', 'A currency is written like USD.')
  const rate = parseAmount(given.rate)
  if (!rate || isZero(rate)) refuseField('rate', 'A rate is written like an amount, above zero: 0.92.')
  if (!isText(source, 100)) refuseField('source', 'A source is 1 to 100 characters.')
  return prisma().$transaction(async tx => {
    const { baseCurrency } = await tx.settings.findFirstOrThrow()
    if (currency === baseCurrency)
      refuseField('currency', `${currency} is the base currency: its rate is always 1.`)
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`cage.rate ${currency} ${day}`}))`
    const newest = await tx.rate.aggregate({
      where: { currency, day: dateOf(day) },
      _max: { revision: true },
    })
    const revision = (newest._max.revision ?? 0) + 1
    await tx.rate.create({
      data: {
        currency,
        day: dateOf(day),
        revision,
        rate,
        source,
        createdBy: by.actor,
        createdAt: new Date(by.at),
      },
    })
    return { day, currency, rate, source, revision }
  })
}

function isDay(text: string): boolean {
  return /^[0-9]{4}-[0-9]{2}-[0-9]{2}$/.test(text) && text >= '1900' && isWritten(dateOf(text), text)
}

/** JavaScript reads 30 February as 2 March; what is written back then differs. */
function isWritten(date: Date, text: string): boolean {
  return !Number.isNaN(date.getTime()) && toDay(date.getTime()) === text
}

function dateOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`)
}

function refuseField(field: string, message: string): never {
  refuse('INVALID_REQUEST', { field, message })
}
