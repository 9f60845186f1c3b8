import { createHmac, createSecretKey, type KeyObject, timingSafeEqual } from 'node:crypto'

/** Seconds a caller's clock may be off. */
export const timestampWindow = 300

/**
 * The signature of a request (protocol.md, Signing): `v1=` and hex HMAC-SHA256 of
 * `v1\n{timestamp}\n{METHOD}\n{path}\n{raw body}` under the credential's secret (its UTF-8 bytes).
 */
export function signRequest(
  secret: string,
  timestamp: string,
  method: string,
  path: string,
  body: Buffer | string,
): string {
  return sign(secret, `v1\n${timestamp}\n${method}\n${path}\n`, body)
}

/** The signature of an answer: over `v1\n{timestamp}\n{status}\n{raw body}`. */
export function signAnswer(secret: string, timestamp: string, status: number, body: string): string {
  return sign(secret, `v1\n${timestamp}\n${status}\n`, body)
}

/** Whether one of the comma-separated `v1=` values of a header is `expected`, in constant time. */
export function matchesSignature(header: string, expected: string): boolean {
  const wanted = Buffer.from(expected)
  let matched = false
  for (const part of header.split(',', 8)) {
    const given = Buffer.from(part.trim())
    if (given.length === wanted.length && timingSafeEqual(given, wanted)) matched = true
  }
  return matched
}

/** Whether a header is within the window of `seconds`, which are taken whole, as the header is. */
export function isFresh(timestamp: string, seconds: number): boolean {
  return Math.abs(Number.parseInt(timestamp, 10) - Math.floor(seconds)) <= timestampWindow
}

/** Whether a header is written as Unix seconds at all. */
export function isTimestamp(header: string): boolean {
  return /^[0-9]{1,12}$/.test(header)
}

function sign(secret: string, head: string, body: Buffer | string): string {
  return `v1=${createHmac('sha256', keyOf(secret)).update(head).update(body).digest('hex')}`
}

const keys = new Map<string, KeyObject>()
const keysMax = 10_000

/** The secret as a key object: made once, since every call and every answer is signed. */
function keyOf(secret: string): KeyObject {
  const known = keys.get(secret)
  if (known) return known
  if (keys.size >= keysMax) keys.clear()
  const key = createSecretKey(secret, 'utf8')
  keys.set(secret, key)
  return key
}
