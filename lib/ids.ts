import { createHash, randomBytes } from 'node:crypto'
import { v7 } from 'uuid'

/** A new id of ours: UUID version 7, so that ids made later sort later. */
export function newId(): string {
  return v7()
}

/** An id that follows from what it names: the same parts give the same UUID (version 8), everywhere. */
export function derivedId(...parts: string[]): string {
  const hex = createHash('sha256').update(JSON.stringify(parts)).digest('hex')
  const variant = ((Number.parseInt(hex[16]!, 16) & 3) | 8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/** An unguessable secret of `bytes` random bytes, base64url. */
export function newSecret(bytes = 32): string {
  return randomBytes(bytes).toString('base64url')
}
