import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { redactTokens } from '@/lib/requests/redact'

const secret = 'S3cret'

describe('the value of every token is masked, the rest is kept', () => {
  test.each([
    ['a plain body', '{"token":"S3cret","player_id":"p"}', '{"token":"[redacted]","player_id":"p"}'],
    ['white space', '{ "token" :\n "S3cret" , "a": 1 }', '{ "token" :"[redacted]" , "a": 1 }'],
    ['an escaped key', '{"\\u0074oken":"S3cret","a":1}', '{"\\u0074oken":"[redacted]","a":1}'],
    [
      'a key escaped in full',
      '{"\\u0074\\u006F\\u006b\\u0065\\u006e":"S3cret"}',
      '{"\\u0074\\u006F\\u006b\\u0065\\u006e":"[redacted]"}',
    ],
    ['escapes in the value', '{"token":"S3cret\\"S3cret\\\\","a":1}', '{"token":"[redacted]","a":1}'],
    [
      'a name that ends in token',
      '{"access_token":"S3cret","sessionToken":"S3cret"}',
      '{"access_token":"[redacted]","sessionToken":"[redacted]"}',
    ],
    ['nested', '{"a":[{"token":"S3cret"},1]}', '{"a":[{"token":"[redacted]"},1]}'],
    ['a number', '{"token":12345,"a":1}', '{"token":[redacted],"a":1}'],
    ['an object', '{"token":{"a":"S3cret}","b":["S3cret"]},"c":1}', '{"token":[redacted],"c":1}'],
    ['twice', '{"token":"S3cret","token":"S3cret"}', '{"token":"[redacted]","token":"[redacted]"}'],
    ['JSON in JSON', '{"a":"{\\"token\\":\\"S3cret\\"}","b":1}', '{"a":"{\\"token\\":[redacted]","b":1}'],
    [
      'JSON in JSON with escaped quotes',
      '{"a":"{\\u0022token\\u0022:\\u0022S3cret\\u0022}","b":1}',
      '{"a":"{\\u0022token\\u0022:[redacted]","b":1}',
    ],
    ['cut off', '{"a":1,"token":"S3cre', '{"a":1,"token":"[redacted]"'],
    ['unquoted', '{token:S3cret,a:1}', '{token:[redacted],a:1}'],
    ['single quotes', "{'token':'S3cret','a':1}", "{'token':[redacted],'a':1}"],
    ['quotes doubled', '{"token":""S3cret"","a":1}', '{"token":"[redacted]","a":1}'],
    ['a query string', '/x?token=S3cret&a=1&%74oken=S3,cret', '/x?token=[redacted]&a=1&%74oken=[redacted]'],
    ['JSON in a query string', '/x?q=%7B%22token%22%3A%22S3cret%22%7D', '/x?q=%7B%22token%22%3A[redacted]'],
    ['null is no secret', '{"token":null,"a":1}', '{"token":null,"a":1}'],
    [
      'a value called token',
      '{"field":"token","code":"INVALID_TOKEN"}',
      '{"field":"token","code":"INVALID_TOKEN"}',
    ],
  ])('%s', (_what, text, expected) => expect(redactTokens(text)).toBe(expected))

  test('a body in UTF-16', () => {
    const text = Buffer.from(`{"token":"${secret}","a":1}`, 'utf16le')
      .toString('utf8')
      .replaceAll('\0', '\uFFFD')
    expect(redactTokens(text).replaceAll('\uFFFD', '')).toBe('{"token":"[redacted]","a":1}')
  })
})

const token = fc
  .string({ unit: 'binary', minLength: 12, maxLength: 60 })
  .filter(text => !text.includes('redacted'))
const key = fc.constantFrom('token', 'Token', 'access_token')
const filler = fc
  .jsonValue({ maxDepth: 2 })
  .filter(value => !JSON.stringify(value).toLowerCase().includes('token'))

test('a token anywhere in well-formed JSON never appears, and what is masked stays JSON', () => {
  fc.assert(
    fc.property(token, key, filler, fc.nat(3), fc.boolean(), (value, name, other, depth, escaped) => {
      let body: unknown = { first: other, [name]: value, last: other }
      for (let level = 0; level < depth; level++) body = level % 2 ? { inner: body, other } : [other, body]
      const plain = JSON.stringify(body)
      const text = escaped ? plain.replaceAll(`"${name}"`, `"${escapeAll(name)}"`) : plain
      const redacted = redactTokens(text)
      expect(redacted).not.toContain(JSON.stringify(value).slice(1, -1))
      expect(JSON.parse(redacted)).toEqual(
        JSON.parse(text, (at, inner) => (at === name && inner === value ? '[redacted]' : inner)),
      )
    }),
    { numRuns: 500 },
  )
})

test('nor in JSON that was cut, damaged or encoded again', () => {
  const word = fc.stringMatching(/^[A-Za-z0-9_,}\]-]{16,43}$/)
  fc.assert(
    fc.property(
      word,
      filler,
      fc.nat(400),
      fc.nat(2),
      fc.string({ maxLength: 8 }),
      (value, other, cut, again, junk) => {
        let text = JSON.stringify({ other, token: value, junk })
        for (let level = 0; level < again; level++) text = JSON.stringify({ payload: text, other })
        for (const damaged of [
          text.slice(0, cut),
          text.slice(cut % 3) + junk,
          junk.replaceAll('token', '') + text,
        ]) {
          expect(redactTokens(damaged)).not.toContain(value)
        }
      },
    ),
    { numRuns: 500 },
  )
})

test('hostile bodies take no time', () => {
  const parts = [
    '\\',
    '"token"',
    '"token":[',
    '"token":"',
    '"token":\\',
    't\uFFFD',
    'token ',
    "token'",
    'token:',
    '%',
    '\\u0074',
    '"token":{"',
  ]
  for (const part of parts) {
    const text = part.repeat(65_536 / part.length)
    const startedAt = performance.now()
    redactTokens(text)
    redactTokens(`token${text}`)
    expect(performance.now() - startedAt, part).toBeLessThan(500)
  }
})

function escapeAll(text: string): string {
  return [...text].map(char => `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}`).join('')
}
