import { now } from '@/lib/clock'
import { newId } from '@/lib/ids'
import type { RequestEntry } from '@/lib/requests/entry'

/** A bet as the request log sees it, but for what is said. */
export function requestEntry(parts: Partial<RequestEntry> = {}): RequestEntry {
  return {
    id: newId(),
    at: now(),
    door: 'wallet',
    endpoint: 'bet',
    method: 'POST',
    path: '/api/wallet/bet',
    verdict: 'new',
    status: 200,
    code: null,
    latencyUs: 1234,
    keyId: null,
    authentic: true,
    providerId: 'acme',
    playerId: 'anna',
    providerTransactionId: 't1',
    providerRoundId: null,
    providerReferenceId: null,
    address: '127.0.0.1',
    traceId: null,
    signedAt: '1790000000',
    signature: `v1=${'a'.repeat(64)}`,
    request: Buffer.from('{"amount":"1.00"}'),
    answer: '{"status":"ok"}',
    ...parts,
  }
}
