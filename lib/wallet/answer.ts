import { type Amount, format } from '@/lib/money/amount'
import { type RefusalCode, type RefusalFacts, refusals } from '@/lib/refusal'

export type Verdict = 'new' | 'replay' | 'conflict' | 'refused' | 'signature' | 'read' | 'error'

/** What a verb answers; the endpoint adds the headers and signs it. */
export type Answer = {
  status: number
  body: string
  verdict: Verdict
  code: RefusalCode | null
  /** Seconds, sent as Retry-After. */
  retryAfter?: number
}

type Standing = { currency: string; balance: Amount }

/** The body of an accepted money call. */
export function acceptedBody(facts: {
  transactionId: string
  ledgerId: string
  playerId: string
  roundId: string | null
  standing: Standing
}): string {
  const { currency, balance } = facts.standing
  return JSON.stringify({
    status: 'ok',
    transaction_id: facts.transactionId,
    ledger_id: facts.ledgerId,
    player_id: facts.playerId,
    round_id: facts.roundId ?? undefined,
    currency,
    balance: format(balance, currency),
  })
}

/** A refusal, with the player's real balance where one is known. */
export function refusalAnswer(code: RefusalCode, facts: RefusalFacts = {}, standing?: Standing): Answer {
  const { status, retryable, message } = refusals[code]
  const body = JSON.stringify({
    status: 'error',
    error: {
      code,
      message: facts.message ?? message,
      retryable,
      field: facts.field,
      docs: `/docs/errors#${code}`,
    },
    ...(standing && { balance: format(standing.balance, standing.currency), currency: standing.currency }),
  })
  return {
    status,
    body,
    verdict: verdictOf(code),
    code,
    ...(facts.retryAfter && { retryAfter: facts.retryAfter }),
  }
}

/** Nothing was done, or it is not known: the same call again, in a second. */
export function busyAnswer(): Answer {
  return refusalAnswer('BUSY', { retryAfter: 1 })
}

/** Policy `replayed_body: current_balance`: the stored body with the balance of now in it. */
export function withBalance(body: string, standing: Standing): string {
  const stored = JSON.parse(body) as Record<string, unknown>
  if (!('balance' in stored)) return body
  return JSON.stringify({ ...stored, balance: format(standing.balance, standing.currency) })
}

function verdictOf(code: RefusalCode): Verdict {
  if (code === 'TRANSACTION_CONFLICT') return 'conflict'
  if (code === 'INVALID_SIGNATURE' || code === 'STALE_TIMESTAMP') return 'signature'
  return code === 'INTERNAL' || code === 'BUSY' ? 'error' : 'refused'
}
