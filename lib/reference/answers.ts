import { z } from 'zod'
import { playerStatuses } from '@/lib/players/get'
import { type RefusalCode, refusals } from '@/lib/refusal'

/** Balances and values that were worked out: plain decimals, below zero only where a policy lets a balance go there. */
const money = z.string().regex(/^-?(0|[1-9][0-9]*)(\.[0-9]+)?$/)
const text = z.string()
const maybe = z.string().nullable()
const time = z.iso.datetime()

const playerAnswer = z.object({
  player_id: text,
  currency: text,
  balance: money,
  country: maybe,
  language: maybe,
  display_name: maybe,
  status: z.enum(playerStatuses),
  test: z.boolean(),
  created_at: time,
  updated_at: time,
})

const transactionRow = z.object({
  kind: z.enum(['bet', 'win', 'rollback', 'jackpot', 'deposit', 'withdrawal', 'adjustment']),
  transaction_id: text,
  ledger_id: text,
  provider_id: text,
  round_id: maybe,
  status: z.enum(['ok', 'refused']),
  amount: money,
  currency: text,
  rate: money.nullable(),
  rate_day: maybe,
  rate_source: maybe,
  rate_stale: z.boolean().nullable(),
  base_amount: money.nullable(),
  balance: money,
  at: time,
})

/** What a call that is done answers; a test holds the wallet's real answers against these. */
export const answers = {
  AuthAnswer: z.object({
    player_id: text,
    currency: text,
    balance: money,
    country: maybe,
    language: maybe,
    session_id: text,
    expires_at: time,
  }),
  BalanceAnswer: z.object({ player_id: text, currency: text, balance: money }),
  MoneyAnswer: z.object({
    status: z.literal('ok'),
    transaction_id: text,
    ledger_id: text,
    player_id: text,
    round_id: text.optional(),
    currency: text,
    balance: money,
  }),
  PlayerAnswer: playerAnswer,
  SessionAnswer: z.object({ token: text, session_id: text, expires_at: time }),
  SessionEndedAnswer: z.object({ session_id: text, ended_at: time }),
  TransactionsAnswer: z.object({ transactions: z.array(transactionRow), next: maybe }),
}

export type AnswerName = keyof typeof answers

/** The body of a refusal, with the closed list of the codes it may carry. */
export function refusalBody(codes: readonly RefusalCode[] = Object.keys(refusals) as RefusalCode[]) {
  return z.object({
    status: z.literal('error'),
    error: z.object({
      code: z.enum(codes as [RefusalCode, ...RefusalCode[]]),
      message: text,
      retryable: z.boolean(),
      field: text.optional(),
      docs: text,
    }),
    balance: money.optional(),
    currency: text.optional(),
  })
}
