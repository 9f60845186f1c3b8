import type { Instant } from '@/lib/clock'

/** A call as it came in: both doors (Node's server and Next's router) make the same of it. */
export type WireRequest = {
  method: string
  /** Path with its query string, as it is signed. */
  path: string
  header: (name: string) => string | undefined
  /** The raw bytes, or null where they were more than the 64 KiB the protocol admits. */
  body: Buffer | null
  /** The caller's address. */
  address: string
  at: Instant
}

/** What goes back, the very same through both doors. */
export type WireAnswer = {
  status: number
  headers: Record<string, string>
  body: string
}

export type Endpoint = (request: WireRequest) => Promise<WireAnswer>

/** Bytes a body may have. */
export const bodyMax = 64 * 1024

/**
 * Bytes of an oversized body that are read and thrown away before it is answered: a caller who is still writing when the
 * line is closed sees a broken line and not the answer.
 */
export const discardMax = 8 * 1024 * 1024
