import type { Instant } from '@/lib/clock'

/** What became of a call: `read` is a call that moves nothing by nature, `error` a defect of ours. */
export type Verdict = 'new' | 'replay' | 'conflict' | 'refused' | 'signature' | 'read' | 'error'

/** One call as the request log keeps it. Texts are cut, cleaned and redacted when it is written. */
export type RequestEntry = {
  /** The id sent as X-Request-Id: a UUID. */
  id: string
  at: Instant
  door: 'wallet' | 'operator'
  endpoint: string
  method: string
  /** Path with its query string, as it was signed. */
  path: string
  verdict: Verdict
  status: number
  code: string | null
  latencyUs: number
  /** The key the caller named; `authentic` says that its signature held. */
  keyId: string | null
  authentic: boolean
  providerId: string | null
  playerId: string | null
  providerTransactionId: string | null
  providerRoundId: string | null
  /** What the call refers to: a rollback's original, a win's bet. */
  providerReferenceId: string | null
  address: string
  traceId: string | null
  /** X-Timestamp and X-Signature as they were sent. */
  signedAt: string | null
  signature: string | null
  /** The raw bytes; null where there were too many to read. */
  request: Buffer | null
  answer: string
}
