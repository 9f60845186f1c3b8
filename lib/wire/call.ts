/** A call as the request log keeps it, in texts: what a page shows of it. Tokens are masked in its bodies. */
export type LoggedCall = {
  id: string
  at: string
  door: string
  endpoint: string
  method: string
  path: string
  /** `new`, `replay`, `conflict`, `refused`, `signature`, `read` or `error`. */
  verdict: string
  status: number
  code: string | null
  /** Milliseconds, with one decimal. */
  latency: string
  keyId: string | null
  providerId: string | null
  playerId: string | null
  transactionId: string | null
  /** The provider's own round id. */
  roundId: string | null
  /** What it refers to: a rollback's original, a win's bet. */
  referenceId: string | null
  address: string | null
  traceId: string | null
  signedAt: string | null
  signature: string | null
  request: string | null
  answer: string | null
}
