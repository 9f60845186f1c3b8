import { z } from 'zod'
import type { Amount } from '@/lib/money/amount'

/** Ids and tokens: 1–255 Unicode characters, no control characters, no lone surrogates, compared by bytes. */
export const id = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}]{1,255}$/u, 'must be 1 to 255 characters, none of them a control character')

/** A decimal string, never a number: at most 20 digits before the point and 18 after it. */
export const amount = z
  .string('must be a decimal string such as "1.50", not a number')
  .regex(
    /^(0|[1-9][0-9]{0,19})(\.[0-9]{1,18})?$/,
    'must be a plain decimal such as "1.50": at most 20 digits and 18 decimals',
  )
  .transform(text => text as Amount)

export const currency = z.string().regex(/^[A-Z][A-Z0-9]{2,9}$/, 'must be a currency code such as EUR')

const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false)
const note = z
  .string()
  .regex(/^[^\p{Cc}\p{Cs}]{0,1000}$/u, 'must be at most 1,000 characters, none of them a control character')

/** What may be left out: null is absence. */
export const optional = <T extends z.ZodType>(schema: T) => schema.nullish().transform(value => value ?? null)

/** The six calls of the wallet, as they are validated, typed and documented. */
export const contracts = {
  auth: z.object({ token: id, game_id: optional(id) }),
  balance: z.object({ player_id: id, currency, token: optional(id) }),
  bet: z.object({
    token: id,
    player_id: id,
    transaction_id: id,
    round_id: id,
    game_id: id,
    currency,
    amount,
    type: z
      .enum(['cash', 'free', 'tip'])
      .nullish()
      .transform(value => value ?? 'cash'),
    round_closed: flag,
    jackpot_contribution: optional(amount),
  }),
  win: z
    .object({
      player_id: id,
      transaction_id: id,
      round_id: optional(id),
      game_id: optional(id),
      currency,
      amount,
      bet_transaction_id: optional(id),
      type: z
        .enum(['cash', 'free', 'bonus', 'promo', 'tournament'])
        .nullish()
        .transform(value => value ?? 'cash'),
      round_closed: flag,
      token: optional(id),
    })
    .superRefine((win, context) => {
      if (win.type !== 'cash' && win.type !== 'free') return
      for (const field of ['round_id', 'game_id'] as const) {
        if (win[field] === null) context.addIssue({ code: 'custom', path: [field], message: 'is required' })
      }
    }),
  rollback: z
    .object({
      player_id: id,
      transaction_id: id,
      original_transaction_id: id,
      round_id: optional(id),
      game_id: optional(id),
      currency: optional(currency),
      amount: optional(amount),
      reason: optional(note),
    })
    .refine(rollback => rollback.transaction_id !== rollback.original_transaction_id, {
      path: ['transaction_id'],
      message: "must be the rollback's own, not the original's",
    }),
  jackpot: z.object({
    player_id: id,
    transaction_id: id,
    jackpot_id: id,
    currency,
    amount,
    round_id: optional(id),
    game_id: optional(id),
    tier: optional(id),
  }),
}

export type Contract = typeof contracts
