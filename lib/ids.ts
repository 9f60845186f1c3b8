import { hash, randomBytes, randomFillSync } from 'node:crypto'
import { v7 } from 'uuid'

// Random bytes for four thousand ids at a time: asking for each is what an id costs.
const pool = new Uint8Array(64 * 1024)
let used = pool.length
let last = { msecs: 0, seq: 0 }

/** A new id of ours: UUID version 7, so that ids made later sort later, within a millisecond too. */
export function newId(): string {
  if (used === pool.length) {
    randomFillSync(pool)
    used = 0
  }
  const random = pool.subarray(used, used + 16)
  used += 16
  const msecs = Date.now()
  const seq = msecs === last.msecs ? last.seq + 1 : (random[0]! << 16) | (random[1]! << 8) | random[2]!
  last = { msecs, seq }
  return v7({ random, msecs, seq })
}

/** An id that follows from what it names: the same parts give the same UUID (version 8), everywhere. */
export function derivedId(...parts: string[]): string {
  const hex = hash('sha256', JSON.stringify(parts))
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** The smallest UUID version 7 of a moment: our ids are made of the time, so a primary key finds an hour. */
export function firstIdAt(at: number): string {
  const hex = at.toString(16).padStart(12, '0')
  return `${hex.slice(0, 8)}-${hex.slice(8)}-7000-8000-000000000000`
}

/** Milliseconds by which an id may lie beside the time that its row was decided with: it is made a moment before or after. */
export const idSlack = 600_000

/** An unguessable secret of `bytes` random bytes, base64url. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
