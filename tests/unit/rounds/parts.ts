import type { RoundTransaction } from '@/lib/rounds/transactions'
import type { LoggedCall } from '@/lib/wire/call'

let seq = 0

/** A transaction as a round's story has it, but for what is said: an accepted bet of 5.00 EUR. */
export function entry(parts: Partial<RoundTransaction> = {}): RoundTransaction {
  seq += 1
  return {
    id: `tx-${seq}`,
    seq: `${seq}`,
    at: `2026-11-22T20:50:${`${seq % 60}`.padStart(2, '0')}.000Z`,
    kind: 'bet',
    type: 'cash',
    providerId: 'acme',
    transactionId: `t${seq}`,
    effect: 'posted',
    code: null,
    httpStatus: 200,
    currency: 'EUR',
    amount: '5.00',
    roundClosed: false,
    referenceId: null,
    originalId: null,
    reverses: false,
    scope: '',
    detail: {},
    policyVersion: 1,
    actor: 'key:ck_1',
    requestId: null,
    balance: '95.00',
    posting: null,
    ...parts,
  }
}

export const win = (amount: string, parts: Partial<RoundTransaction> = {}) =>
  entry({ kind: 'win', amount, ...parts })

/** A rollback that reverses a transaction. */
export const reversal = (original: RoundTransaction, parts: Partial<RoundTransaction> = {}) =>
  entry({
    kind: 'rollback',
    type: null,
    amount: original.amount,
    referenceId: original.transactionId,
    originalId: original.id,
    reverses: true,
    ...parts,
  })

/** A call as the log has it, but for what is said: a bet that was accepted. */
export function call(parts: Partial<LoggedCall> = {}): LoggedCall {
  seq += 1
  return {
    id: `call-${seq}`,
    at: `2026-11-22T20:51:${`${seq % 60}`.padStart(2, '0')}.000Z`,
    door: 'wallet',
    endpoint: 'bet',
    method: 'POST',
    path: '/api/wallet/bet',
    verdict: 'new',
    status: 200,
    code: null,
    latency: '3.0',
    keyId: 'ck_1',
    providerId: 'acme',
    playerId: 'anna',
    transactionId: 't1',
    roundId: 'r1',
    referenceId: null,
    address: '127.0.0.1',
    traceId: null,
    signedAt: '1790000000',
    signature: 'v1=ab',
    request: '{"transaction_id":"t1","amount":"5.00","currency":"EUR"}',
    answer: '{"status":"ok","balance":"95.00"}',
    ...parts,
  }
}

/** A refused call: a win of 12.00 EUR unless it says otherwise. */
export const refusedCall = (code: string, parts: Partial<LoggedCall> = {}) =>
  call({
    endpoint: 'win',
    verdict: 'refused',
    status: 409,
    code,
    transactionId: 'w9',
    request: '{"amount":"12.00","currency":"EUR"}',
    answer: `{"status":"error","error":{"code":"${code}"}}`,
    ...parts,
  })
