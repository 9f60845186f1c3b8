import { toTimestamp } from '@/lib/clock'
import { type Amount, format } from '@/lib/money/amount'
import type { Credential } from '@/lib/providers/directory'
import type { Answer } from '@/lib/wallet/answer'
import { type Command, operatorId, toCommand } from '@/lib/wallet/command'
import type { PastSession } from './casino'
import type { Person } from './people'

/** A deposit or withdrawal as the operator's API makes a command of it. */
export function cashCommand(
  kind: 'deposit' | 'withdrawal',
  credential: Credential,
  playerId: string,
  body: { transaction_id: string; currency: string; amount: Amount },
  requestId: string,
): Command {
  return toCommand({
    kind,
    providerId: operatorId,
    keyId: credential.keyId,
    playerId,
    transactionId: body.transaction_id,
    providerRoundId: null,
    gameId: null,
    currency: body.currency,
    amount: body.amount,
    type: null,
    roundClosed: false,
    referenceId: null,
    jackpotId: null,
    detail: null,
    tokenHash: null,
    actor: `key:${credential.keyId}`,
    requestId,
  })
}

/** What `/auth` answers to a studio that opens the session. */
export function authAnswer(person: Person, session: PastSession, balance: Amount): Answer {
  const body = {
    player_id: person.id,
    currency: person.currency,
    balance: format(balance, person.currency),
    country: person.country,
    language: person.language,
    session_id: session.id,
    expires_at: toTimestamp(session.expiresAt),
  }
  return { status: 200, body: JSON.stringify(body), verdict: 'read', code: null }
}
