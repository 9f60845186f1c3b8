import { createHash, createHmac } from 'node:crypto'
import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { diagnose } from '@/lib/reference/debugger/diagnose'
import { lookAt } from '@/lib/reference/debugger/look'
import { isCertain, type Mistake, mistakes } from '@/lib/reference/debugger/mistakes'
import { fromHex, hexOf, type Sent, signedBytes } from '@/lib/reference/debugger/sent'
import { departure, visibleOf } from '@/lib/reference/debugger/visible'
import { signRequest } from '@/lib/wire/signature'

const secret = 'sk_Vx3mYg8Tq1nC0aZ5kR7uPdHbJ2sWfE4LoXi6NtKcQvM'
const origin = 'https://cage.example'
const json = '{"player_id":"Åsa","currency":"SEK","amount":"1.50","docs":"a/b"}'
const tried = new Set<Mistake>()

const sent = (changes: Partial<Omit<Sent, 'body'>> & { body?: string | Buffer } = {}): Sent => {
  const { body = json, ...rest } = changes
  const call = { keyId: 'ck_abc', timestamp: '1795368240', method: 'POST', path: '/api/wallet/bet', ...rest }
  const bytes = Buffer.from(body)
  return {
    signature: signRequest(secret, call.timestamp, call.method, call.path, bytes),
    ...call,
    body: new Uint8Array(bytes),
  }
}
const hmac = (key: string | Buffer, text: string | Buffer, hash = 'sha256') =>
  createHmac(hash, key).update(text).digest('hex')

describe('a correct signature is accepted', () => {
  test('whatever is signed', async () => {
    const anything = fc.record({
      keyId: fc.string({ minLength: 1 }),
      timestamp: fc.stringMatching(/^[0-9]{1,12}$/),
      method: fc.constantFrom('POST', 'PUT', 'GET'),
      path: fc.webPath().map(path => `/${path}`),
      body: fc.uint8Array({ maxLength: 200 }).map(bytes => Buffer.from(bytes)),
    })
    await fc.assert(
      fc.asyncProperty(anything, async given => {
        expect((await diagnose(sent(given), secret, origin)).kind).toBe('right')
      }),
      { numRuns: 60 },
    )
  })

  test('and nothing is found in a call that is well formed', () => {
    expect(lookAt(sent(), 1_795_368_240)).toEqual([])
    expect(lookAt(sent({ signature: `v1=${'0'.repeat(64)}, ${sent().signature}` }), null)).toEqual([])
  })

  const vectors = JSON.parse(readFileSync('docs/signature-vectors.json', 'utf8'))
  for (const vector of vectors.requests) {
    test(`of the published vectors: ${vector.about}`, async () => {
      const body = vector.body_hex ? Buffer.from(vector.body_hex, 'hex') : vector.body
      const call = sent({ ...vector, keyId: 'ck_1', body, signature: vector.header ?? vector.signature })
      expect((await diagnose(call, vector.secret, origin)).kind).toBe('right')
      expect(lookAt(call, null).filter(one => isCertain(one) && !/^body_not/.test(one))).toEqual([])
    })
  }

  const refusedFor: Record<string, Mistake[]> = {
    'upper-case hexadecimal': ['signature_upper_case'],
    'no scheme': ['signature_no_scheme'],
    'another scheme': ['signature_other_scheme'],
    'a digit short': ['signature_length'],
    'a digit too many': ['signature_length'],
    nothing: ['signature_missing'],
  }
  for (const vector of vectors.refused) {
    test(`and those that are refused are not: ${vector.about}`, async () => {
      const call = sent({ ...vector, keyId: 'ck_1', signature: vector.header })
      expect((await diagnose(call, vector.secret, origin)).kind).not.toBe('right')
      expect(lookAt(call, null)).toEqual(refusedFor[vector.about] ?? [])
    })
  }
})

describe('what can be seen without a secret is named', () => {
  const digits = sent().signature.slice(3)
  const cases: [Mistake, Sent][] = [
    ['key_missing', sent({ keyId: ' ' })],
    ['key_is_secret', sent({ keyId: secret })],
    ['signature_missing', sent({ signature: '' })],
    ['signature_no_scheme', sent({ signature: digits })],
    ['signature_other_scheme', sent({ signature: `sha256=${digits}` })],
    ['signature_upper_case', sent({ signature: `v1=${digits.toUpperCase()}` })],
    ['signature_base64', sent({ signature: `v1=${Buffer.from(digits, 'hex').toString('base64')}` })],
    ['signature_base64', sent({ signature: Buffer.from(digits, 'hex').toString('base64url') })],
    ['signature_not_hex', sent({ signature: `v1=${digits.slice(1)}g` })],
    ['signature_length', sent({ signature: `v1=${digits}0` })],
    ['signature_too_many', sent({ signature: Array(9).fill(`v1=${digits}`).join(',') })],
    ['time_missing', sent({ timestamp: '' })],
    ['time_milliseconds', sent({ timestamp: '1795368240123' })],
    ['time_not_seconds', sent({ timestamp: '2026-11-22T17:24:00Z' })],
    ['time_stale', sent({ timestamp: '1795367939' })],
    ['method_lower_case', sent({ method: 'post' })],
    ['method_not_post', sent({ method: 'GET' })],
    ['path_full_url', sent({ path: `${origin}/api/wallet/bet` })],
    ['path_no_slash', sent({ path: 'api/wallet/bet' })],
    ['path_no_prefix', sent({ path: '/bet' })],
    ['path_no_prefix', sent({ path: '/wallet/bet' })],
    ['path_trailing_slash', sent({ path: '/api/wallet/bet/' })],
    ['path_not_encoded', sent({ path: '/api/operator/players/Åsa' })],
    ['path_fragment', sent({ path: '/api/wallet/bet#x' })],
    ['body_empty', sent({ body: '' })],
    ['body_bom', sent({ body: `\ufeff${json}` })],
    ['body_crlf', sent({ body: '{\r\n}' })],
    ['body_trailing_newline', sent({ body: `${json}\n` })],
    ['body_not_utf8', sent({ body: Buffer.from('ff22', 'hex') })],
    ['body_not_json', sent({ body: '{' })],
    ['body_too_large', sent({ body: ' '.repeat(65_537) })],
  ]
  for (const [mistake, call] of cases) {
    tried.add(mistake)
    test(`${mistake}: ${mistakes[mistake][0]}`, () => {
      expect(lookAt(call, 1_795_368_240)).toContain(mistake)
    })
  }
})

describe('a mistake in what was signed is named', () => {
  const head = 'v1\n1795368240\nPOST\n/api/wallet/bet\n'
  const pretty = JSON.stringify(JSON.parse(json), null, 2)
  const escapedJson = json.replace('Å', '\\u00c5')
  const body = (was: string, signedAs: string | Buffer) =>
    [was, hmac(secret, Buffer.concat([Buffer.from(head), Buffer.from(signedAs)]))] as const
  const bodies: [Mistake, string, string][] = [
    ['signed_compact', ...body(pretty, json)],
    ['signed_spaced', ...body(json, json.replaceAll('":', '": ').replaceAll(',', ', '))],
    ['signed_spaced', ...body(json, escapedJson.replaceAll('":', '": ').replaceAll(',', ', '))],
    ['signed_indented', ...body(json, pretty)],
    ['signed_sorted', ...body('{"b":1,"a":[2]}', '{"a":[2],"b":1}')],
    ['signed_escaped', ...body(json, escapedJson)],
    ['signed_escaped', ...body(json, json.replace('/', '\\/'))],
    ['signed_newline_more', ...body(json, `${json}\n`)],
    ['signed_newline_less', ...body(`${json}\n`, json)],
    ['signed_crlf', ...body('{\n}', '{\r\n}')],
    ['signed_lf', ...body('{\r\n}', '{\n}')],
    ['signed_bom', ...body(json, `\ufeff${json}`)],
    ['signed_no_bom', ...body(`\ufeff${json}`, json)],
    ['signed_no_body', ...body(json, '')],
    ['signed_body_hash', ...body(json, createHash('sha256').update(json).digest('hex'))],
    ['signed_latin1', ...body(json, Buffer.from(json, 'latin1'))],
  ]
  for (const [mistake, was, digits] of bodies) {
    tried.add(mistake)
    test(`${mistake}: ${mistakes[mistake][0]}`, async () => {
      await expectNamed(sent({ body: was, signature: `v1=${digits}` }), [mistake])
    })
  }

  const path = '/api/wallet/bet'
  const heads: [Mistake, string, Partial<Sent>?][] = [
    ['signed_no_query', head, { path: `${path}?a=1` }],
    ['signed_no_prefix', head.replace('/api/wallet', '')],
    ['signed_no_prefix', head.replace('/api', '')],
    ['signed_full_url', head.replace('/api', `${origin}/api`)],
    ['signed_full_url', head, { path: `https://other.example${path}` }],
    ['signed_trailing_slash', head.replace('bet', 'bet/')],
    ['signed_trailing_slash', head, { path: `${path}/` }],
    ['signed_decoded_path', head.replace('bet', 'a b'), { path: '/api/wallet/a%20b' }],
    ['signed_lower_method', head.replace('POST', 'post')],
    ['signed_no_method', head.replace('POST\n', '')],
    ['signed_milliseconds', head.replace('1795368240', '1795368240000')],
    ['signed_other_second', head.replace('1795368240', '1795368241')],
    ['signed_no_time', head.replace('1795368240\n', '')],
    ['signed_no_version', head.slice(3)],
    ['signed_other_order', `v1\nPOST\n${path}\n1795368240\n`],
    ['signed_no_last_newline', head.slice(0, -1)],
    ['signed_other_separator', head.replaceAll('\n', '.')],
    ['signed_other_separator', head.replaceAll('\n', '\r\n')],
    ['signed_other_separator', head.replaceAll('\n', '\\n')],
    ['signed_no_separator', head.replaceAll('\n', '')],
  ]
  for (const [mistake, signedHead, changes] of heads) {
    tried.add(mistake)
    test(`${mistake}: ${mistakes[mistake][0]} (${JSON.stringify(signedHead)})`, async () => {
      const { body: _body, ...rest } = changes ?? {}
      await expectNamed(sent({ ...rest, signature: `v1=${hmac(secret, signedHead + json)}` }), [mistake])
    })
  }

  const bare = secret.slice(3)
  const keys: [Mistake, string | Buffer][] = [
    ['key_without_prefix', bare],
    ['key_with_newline', `${secret}\n`],
    ['key_decoded', Buffer.from(bare, 'base64url')],
    ['key_hashed', createHash('sha256').update(secret).digest('hex')],
    ['key_is_id', 'ck_abc'],
  ]
  for (const [mistake, key] of keys) {
    tried.add(mistake)
    test(`${mistake}: ${mistakes[mistake][0]}`, async () => {
      await expectNamed(sent({ signature: `v1=${hmac(key, head + json)}` }), [mistake])
    })
  }

  const others: [Mistake, string][] = [
    ['key_as_message', hmac(head + json, secret)],
    [
      'no_hmac',
      createHash('sha256')
        .update(head + json)
        .digest('hex'),
    ],
    [
      'no_hmac',
      createHash('sha256')
        .update(secret + json)
        .digest('hex'),
    ],
    ['other_hash', hmac(secret, head + json, 'sha1')],
    ['other_hash', hmac(secret, head + json, 'sha512')],
  ]
  for (const [mistake, digits] of others) {
    tried.add(mistake)
    test(`${mistake}: ${mistakes[mistake][0]} (${digits.length} digits)`, async () => {
      await expectNamed(sent({ signature: `v1=${digits}` }), [mistake])
    })
  }

  test('two at once are both named, whatever the form of the signature', async () => {
    const digits = hmac(secret, head.replace('POST', 'post') + json)
    const call = sent({ body: pretty, signature: Buffer.from(digits, 'hex').toString('base64') })
    await expectNamed(call, ['signed_lower_method', 'signed_compact'])
    const under = hmac(bare, head.replace('/api/wallet', '') + json)
    await expectNamed(sent({ signature: under.toUpperCase() }), ['key_without_prefix', 'signed_no_prefix'])
  })

  test('a signature in the wrong form only is told apart from a wrong one', async () => {
    await expectNamed(sent({ signature: sent().signature.toUpperCase() }), [])
    expect((await diagnose(sent({ signature: `v1=${'ab'.repeat(32)}` }), secret, origin)).kind).toBe(
      'unknown',
    )
    expect((await diagnose(sent({ signature: 'nonsense' }), secret, origin)).kind).toBe('unknown')
  })

  test('every mistake there is was tried here', () => {
    expect(Object.keys(mistakes).filter(one => !tried.has(one as Mistake))).toEqual([])
  })
})

describe('what was signed is shown byte for byte', () => {
  test('nothing is left out and nothing is added', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), bytes => {
        const shown = visibleOf(bytes)
        if (bytes.length > 0) expect(shown.length).toBeGreaterThan(0)
        expect(fromHex(hexOf(bytes))).toEqual(bytes)
        expect(departure(bytes, bytes)).toBeNull()
      }),
    )
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), text => {
        const plain = visibleOf(Buffer.from(text)).map(piece => piece.text)
        if (!/[\p{Cc}\p{Cf}\p{Z}]/u.test(text)) expect(plain.join('')).toBe(text)
      }),
    )
  })

  test('line ends, marks and stray bytes can be seen', () => {
    const call = sent({ body: Buffer.concat([Buffer.from('\ufeff{\r\n\tÅ 🎲}'), Buffer.from([0xff, 0])]) })
    const words = visibleOf(signedBytes(call)).map(({ kind, text }) => (kind === 'mark' ? `[${text}]` : text))
    expect(words.join('')).toBe(
      'v1[↵]1795368240[↵]POST[↵]/api/wallet/bet[↵][BOM]{[CR][↵][TAB]Å 🎲}[\\xff][\\u0000]',
    )
  })

  test('two strings part at their first different byte', () => {
    expect(departure(Buffer.from('abc'), Buffer.from('abd'))).toBe(2)
    expect(departure(Buffer.from('abc'), Buffer.from('abcd'))).toBe(3)
    expect(fromHex('0g')).toBeNull()
    expect(fromHex('abc')).toBeNull()
  })
})

async function expectNamed(call: Sent, expected: Mistake[]): Promise<void> {
  const found = await diagnose(call, secret, origin)
  expect(found).toMatchObject({ kind: 'named', mistakes: expected })
}
