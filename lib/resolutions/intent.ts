import { z } from 'zod'
import { type Amount, isZero, parseAmount } from '@/lib/money/amount'
import { refuse } from '@/lib/refusal'
import { isLines, isText, uuidPattern } from '@/lib/text'
import { kinds, type ResolutionAction, resolutionActions } from './kinds'

const id = z.string().refine(text => isText(text))
const uuid = z.string().regex(uuidPattern)

const intent = z.object({
  action: z.enum(resolutionActions),
  playerId: id,
  roundId: uuid.nullable(),
  /** Ours: the transaction that is rolled back, or the win that was kept. */
  transactionId: uuid.nullable(),
  caseId: uuid.nullable(),
  amount: z.string().max(60).nullable(),
  direction: z.enum(['credit', 'debit']).nullable(),
  reason: z.string().max(60),
  note: z.string().refine(text => isLines(text, 2000)),
})

const confirmed = intent.extend({
  formId: uuid,
  basis: z.string().regex(/^[0-9a-f]{64}$/),
  confirmation: z.string().max(200),
})

/** What a person wants done, as a form of ours sends it. */
export type Intent = z.output<typeof intent>

/** The same once they have seen what it does: the form's own id, what they saw, what they typed. */
export type Resolution = z.output<typeof confirmed>

/** Null for what no form of ours sends. */
export function parseIntent(raw: unknown): Intent | null {
  return intent.safeParse(raw).data ?? null
}

export function parseResolution(raw: unknown): Resolution | null {
  return confirmed.safeParse(raw).data ?? null
}

/** The intent alone, as it is kept while it waits for a second person. */
export function intentOf(given: Resolution | Intent): Intent {
  return intent.parse(given)
}

/** Refuses INVALID_REQUEST, with the field, what a person may mend in the form. Gives the amount asked for. */
export function checkIntent({ action, amount, direction, reason, note }: Intent): Amount | null {
  const { asks, reasons } = kinds[action]
  if (!Object.hasOwn(reasons, reason)) amiss('reason', 'Choose a reason from the list.')
  if (note.trim().length < 3) amiss('note', 'Write a note: what happened, and how you know.')
  if (asks === 'nothing') return null
  if (asks === 'adjustment' && direction === null)
    amiss('direction', 'Say whether it is a credit or a debit.')
  const parsed = parseAmount(amount?.trim())
  if (parsed === null) amiss('amount', 'An amount is written like 25 or 25.00, without sign or currency.')
  if (isZero(parsed)) amiss('amount', zeroWords[action] ?? 'The amount is above zero.')
  return parsed
}

const zeroWords: Partial<Record<ResolutionAction, string>> = {
  'round.settle': 'The amount is above zero: a round without a win is closed, not settled.',
}

function amiss(field: string, message: string): never {
  return refuse('INVALID_REQUEST', { field, message })
}
