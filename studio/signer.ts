import { createHmac } from 'node:crypto'

/** A studio's (or the operator's) key. */
export type Key = { keyId: string; secret: string }

/**
 * The studio signs and verifies with code of its own, written from the protocol and not from lib/wire: a
 * mistake there would otherwise be made alike on both sides and never seen.
 */
export function signatureHeaders(key: Key, seconds: number, method: string, path: string, body: Buffer) {
  const head = Buffer.from(['v1', String(seconds), method, path, ''].join('\n'), 'utf8')
  return {
    'X-Key-Id': key.keyId,
    'X-Timestamp': String(seconds),
    'X-Signature': digest(key, Buffer.concat([head, body])),
  }
}

/** What is wrong with an answer's signature, or null where it is as the protocol has it. */
export function answerFlaw(
  key: Key,
  headers: Record<string, string | string[] | undefined>,
  status: number,
  body: Buffer,
  seconds: number,
): string | null {
  const timestamp = headers['x-timestamp']
  const signature = headers['x-signature']
  if (typeof timestamp !== 'string' || typeof signature !== 'string') return 'the answer is not signed'
  if (headers['x-key-id'] !== key.keyId) return 'the answer is signed with another key'
  if (!/^[0-9]+$/.test(timestamp) || Math.abs(Number.parseInt(timestamp, 10) - seconds) > 300) {
    return `the answer's time ${timestamp} is off`
  }
  const head = Buffer.from(['v1', timestamp, String(status), ''].join('\n'), 'utf8')
  const wanted = digest(key, Buffer.concat([head, body]))
  return signature.split(',').some(one => one.trim() === wanted)
    ? null
    : "the answer's signature does not match"
}

function digest(key: Key, bytes: Buffer): string {
  return `v1=${createHmac('sha256', Buffer.from(key.secret, 'utf8')).update(bytes).digest('hex')}`
}
