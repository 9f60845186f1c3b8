import { createHash } from 'node:crypto'

/** SHA-256 of a session's token: all that is kept of it. The token has 256 random bits, so no salt. */
export function hashToken(token: string): Buffer {
  return createHash('sha256').update(token).digest()
}
