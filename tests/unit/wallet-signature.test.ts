import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isFresh, isTimestamp, matchesSignature, signAnswer, signRequest } from '@/lib/wire/signature'

type Vector = {
  about: string
  secret: string
  timestamp: string
  method: string
  path: string
  status: number
  body?: string
  body_hex?: string
  signature: string
  header?: string
}

const vectors = JSON.parse(
  readFileSync(new URL('../../docs/signature-vectors.json', import.meta.url), 'utf8'),
) as Record<'requests' | 'answers' | 'refused', Vector[]>

describe('the published vectors', () => {
  for (const vector of vectors.requests) {
    test(`request: ${vector.about}`, () => {
      const { secret, timestamp, method, path, signature } = vector
      expect(signRequest(secret, timestamp, method, path, bytesOf(vector))).toBe(signature)
      const head = Buffer.from(['v1', timestamp, method, path, ''].join('\n'))
      expect(`v1=${hmac(secret, Buffer.concat([head, bytesOf(vector)]))}`).toBe(signature)
      expect(matchesSignature(vector.header ?? signature, signature)).toBe(true)
    })
  }
  for (const vector of vectors.answers) {
    test(`answer: ${vector.about}`, () => {
      const { secret, timestamp, status, body, signature } = vector
      expect(signAnswer(secret, timestamp, status, body!)).toBe(signature)
      expect(`v1=${hmac(secret, Buffer.from(`v1\n${timestamp}\n${status}\n${body}`))}`).toBe(signature)
    })
  }
  for (const vector of vectors.refused) {
    test(`refused: ${vector.about}`, () => {
      const { secret, timestamp, method, path, header } = vector
      expect(matchesSignature(header!, signRequest(secret, timestamp, method, path, bytesOf(vector)))).toBe(
        false,
      )
    })
  }
})

test('whatever is signed is signed as an independent HMAC-SHA256 signs it', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 100 }),
      fc.uint8Array({ maxLength: 300 }),
      (secret, body) => {
        const head = Buffer.from('v1\n1\nPOST\n/x?y\n')
        expect(signRequest(secret, '1', 'POST', '/x?y', Buffer.from(body))).toBe(
          `v1=${hmac(secret, Buffer.concat([head, body]))}`,
        )
      },
    ),
  )
})

test('a timestamp is fresh up to 300 whole seconds either way', () => {
  for (const [sent, at, fresh] of [
    ['1000', 1300.9, true],
    ['1000', 1301, false],
    ['1300', 1000, true],
    ['1301', 1000.9, false],
  ] as const) {
    expect(isFresh(sent, at), `${sent} at ${at}`).toBe(fresh)
  }
})

test('a timestamp is written in decimal digits alone', () => {
  for (const text of ['', ' 1', '1 ', '1e9', '1.5', '-1', '+1', '0x10', '١٢٣', 'NaN', '1795368240000000'])
    expect(isTimestamp(text), text).toBe(false)
  expect(isTimestamp('1795368240')).toBe(true)
})

function bytesOf({ body, body_hex }: Vector): Buffer {
  return body_hex === undefined ? Buffer.from(body!) : Buffer.from(body_hex, 'hex')
}

/** RFC 2104, told again. */
function hmac(secret: string, text: Buffer): string {
  const sha = (...parts: Uint8Array[]) =>
    parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest()
  const given = Buffer.from(secret)
  const key = Buffer.alloc(64)
  ;(given.length > 64 ? sha(given) : given).copy(key)
  return sha(
    key.map(byte => byte ^ 0x5c),
    sha(
      key.map(byte => byte ^ 0x36),
      text,
    ),
  ).toString('hex')
}
