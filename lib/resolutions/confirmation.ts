import { type Amount, format, isZero } from '@/lib/money/amount'
import type { Prepared } from './prepare'

/** What a person types to confirm: the amount with its currency, or the end of the round's own id. */
export function confirmationOf({ worth, intent, subject }: Prepared): string {
  const { round, player } = subject
  if (intent.action === 'round.close' || isZero(worth)) {
    return tailOf(round?.providerRoundId ?? subject.entry?.providerTransactionId ?? player.id)
  }
  return amountWords(worth, player.currency)
}

/** Whether what was typed is it; spaces around it and the case of letters do not matter. */
export function isConfirmed(typed: string, wanted: string): boolean {
  const plain = (text: string) => text.trim().replace(/\s+/g, ' ').toLowerCase()
  return plain(typed) === plain(wanted)
}

function amountWords(amount: Amount, currency: string): string {
  return `${format(amount, currency)} ${currency}`
}

function tailOf(id: string): string {
  return [...id].slice(-6).join('')
}
