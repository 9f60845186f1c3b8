import { once } from 'node:events'
import { connect } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { appPool } from '@/lib/db/pools'
import { verifyLedger } from '@/lib/ledger/verify'
import { flushRequests } from '@/lib/requests/log'
import { signRequest } from '@/lib/wire/signature'
import { discardMax } from '@/lib/wire/wire'
import { type Answered, call, openCasino } from '../support/casino'
import { ownDatabase } from '../support/database'
import { type Guest, openTable, type Table } from '../support/table'

let casino: Awaited<ReturnType<typeof openCasino>>
let table: Table
let anna: Guest
beforeAll(async () => {
  await ownDatabase()
  casino = await openCasino()
  table = await openTable()
  anna = await table.seat('100.00')
})
afterAll(async () => {
  await casino.close()
  const { checks } = await verifyLedger()
  expect(checks.filter(check => check.ok !== true)).toEqual([])
})

let made = 0
const fresh = () => `h${++made}`

/** A good body of each call; each test spoils one. */
const good: Record<string, () => Record<string, unknown>> = {
  auth: () => ({ token: anna.token, game_id: 'g1' }),
  balance: () => ({ player_id: anna.id, currency: 'EUR', token: anna.token }),
  bet: () => ({
    token: anna.token,
    player_id: anna.id,
    transaction_id: fresh(),
    round_id: 'r1',
    game_id: 'g1',
    currency: 'EUR',
    amount: '0.01',
    type: 'cash',
    round_closed: false,
    jackpot_contribution: '0.001',
  }),
  win: () => ({
    player_id: anna.id,
    transaction_id: fresh(),
    round_id: 'r1',
    game_id: 'g1',
    currency: 'EUR',
    amount: '0.01',
    bet_transaction_id: 'b',
    type: 'cash',
    round_closed: false,
    token: anna.token,
  }),
  rollback: () => ({
    player_id: anna.id,
    transaction_id: fresh(),
    original_transaction_id: 'o',
    round_id: 'r1',
    game_id: 'g1',
    currency: 'EUR',
    amount: '0.01',
    reason: 'why',
  }),
  jackpot: () => ({
    player_id: anna.id,
    transaction_id: fresh(),
    jackpot_id: 'mega',
    currency: 'EUR',
    amount: '0.01',
    round_id: 'r1',
    game_id: 'g1',
    tier: 'grand',
  }),
}
const required: Record<string, string[]> = {
  auth: ['token'],
  balance: ['player_id', 'currency'],
  bet: ['token', 'player_id', 'transaction_id', 'round_id', 'game_id', 'currency', 'amount'],
  win: ['player_id', 'transaction_id', 'round_id', 'game_id', 'currency', 'amount'],
  rollback: ['player_id', 'transaction_id', 'original_transaction_id'],
  jackpot: ['player_id', 'transaction_id', 'jackpot_id', 'currency', 'amount'],
}
const fieldsOf: Record<string, string[]> = {
  auth: ['token', 'game_id'],
  balance: ['player_id', 'currency', 'token'],
  bet: [...required.bet!, 'type', 'round_closed', 'jackpot_contribution'],
  win: [...required.win!, 'bet_transaction_id', 'type', 'round_closed', 'token'],
  rollback: [...required.rollback!, 'round_id', 'game_id', 'currency', 'amount', 'reason'],
  jackpot: [...required.jackpot!, 'round_id', 'game_id', 'tier'],
}
const texts = {
  'a number': 7,
  'a boolean': true,
  'a list': ['x'],
  'an object': { x: 1 },
  'the empty text': '',
}
const ids = {
  ...texts,
  '256 characters': 'a'.repeat(256),
  'a NUL': 'a\u0000b',
  'a line break': 'a\nb',
  'a delete': 'a\u007fb',
  'a C1 control': 'a\u0085b',
  'a lone surrogate': 'a\ud800b',
  'a low surrogate': '\udc00',
}
const amounts = {
  ...texts,
  ...Object.fromEntries(
    [
      '-1',
      '+1',
      '1e3',
      '1E-7',
      '.5',
      '5.',
      '01',
      '00.1',
      'NaN',
      'Infinity',
      '0x10',
      '1_000',
      '1,5',
      ' 1',
      '1 ',
      '1\n',
      '١',
      '１.０',
      '1.50 EUR',
      '1'.repeat(21),
      `1.${'1'.repeat(19)}`,
    ].map(text => [JSON.stringify(text), text]),
  ),
}
const currencies = {
  ...texts,
  'small letters': 'eur',
  'two letters': 'EU',
  'eleven letters': 'A'.repeat(11),
  'a digit first': '1INCH',
  'a line break behind': 'EUR\n',
  Cyrillic: 'ЕUR',
}
const flags = { 'a text': 'true', 'a number': 1, 'a list': [true] }
const kinds = {
  'an unknown kind': 'gold',
  'a capital': 'Cash',
  'a number': 1,
  'a property of objects': 'constructor',
  'the empty text': '',
}

function wrongFor(field: string): Record<string, unknown> {
  if (field === 'amount' || field === 'jackpot_contribution') return amounts
  if (field === 'currency') return currencies
  if (field === 'type') return kinds
  if (field === 'round_closed') return flags
  if (field === 'reason')
    return {
      'a number': 1,
      'a list': ['x'],
      'a NUL': 'a\u0000',
      'a lone surrogate': '\ud800',
      'a long text': 'x'.repeat(1001),
    }
  return ids
}

for (const [name, body] of Object.entries(good)) {
  describe(`/${name}`, () => {
    test('a missing field, or null for it, is INVALID_REQUEST and named', async () => {
      for (const field of required[name]!) {
        const { [field]: _, ...without } = body()
        expectInvalid(await send(name, without), field)
        expectInvalid(await send(name, { ...without, [field]: null }), field)
      }
    })

    for (const field of fieldsOf[name]!) {
      test(`${field}: what it cannot be is INVALID_REQUEST and named`, async () => {
        for (const [what, value] of Object.entries(wrongFor(field))) {
          const reply = await send(name, { ...body(), [field]: value })
          expect([what, reply.status, reply.body.error?.field]).toEqual([what, 400, field])
          expectInvalid(reply, field)
        }
      })
    }

    test('null in an optional field is its absence; unknown fields are ignored', async () => {
      const spare = Object.fromEntries(
        Object.keys(body())
          .filter(field => !required[name]!.includes(field))
          .map(field => [field, null]),
      )
      const unknown = { extra: { deep: [1, { a: null }] }, constructor: 1, toString: 'x', hasOwnProperty: [] }
      const reply = await send(name, { ...body(), ...spare, ...unknown })
      const wanted = name === 'win' ? ['ok', 'TRANSACTION_NOT_FOUND'] : ['ok']
      expect(wanted).toContain(reply.body.error?.code ?? 'ok')
    })

    for (const [what, bytes] of Object.entries(malformed())) {
      test(`a body that is ${what} is INVALID_REQUEST`, async () => {
        expectInvalid(await send(name, bytes))
      })
    }
  })
}

function malformed(): Record<string, Buffer | string> {
  return {
    empty: '',
    'white space': ' \n ',
    'cut short': '{"token":"x"',
    'two documents': '{}{}',
    'a comment': '{/* */}',
    'single-quoted': "{'token':'x'}",
    null: 'null',
    'a list': '[{"token":"x"}]',
    'a text': '"x"',
    'a number': '1e400',
    'a deep list': '['.repeat(30_000),
    'a deep object': '{"a":'.repeat(13_000),
    'a deep list, closed': `${'['.repeat(10_000)}${']'.repeat(10_000)}`,
    'Latin-1': Buffer.from('{"token":"\u00e5"}', 'latin1'),
    'an overlong UTF-8': Buffer.concat([
      Buffer.from('{"token":"'),
      Buffer.from([0xc0, 0xaf]),
      Buffer.from('"}'),
    ]),
    'a surrogate in UTF-8': Buffer.concat([
      Buffer.from('{"token":"'),
      Buffer.from([0xed, 0xa0, 0x80]),
      Buffer.from('"}'),
    ]),
    'UTF-16': Buffer.from('{"token":"x"}', 'utf16le'),
    'behind a byte order mark': '\ufeff{"token":"x"}',
    'a raw NUL': '{"token":"\u0000"}',
    zeros: Buffer.alloc(1000),
  }
}

describe('hostile, and well formed', () => {
  test('ten thousand levels in an unknown field are ignored', async () => {
    const deep = `${'['.repeat(10_000)}${']'.repeat(10_000)}`
    const text = JSON.stringify(good.bet!())
    const reply = await send('bet', `${text.slice(0, -1)},"deep":${deep}}`)
    expect(reply.body.status).toBe('ok')
  })

  test('__proto__ and its like are fields as any other', async () => {
    const text = JSON.stringify(good.bet!()).slice(0, -1)
    for (const field of [
      '"__proto__":{"amount":"99.00","status":"ok"}',
      '"constructor":{"prototype":{"x":1}}',
    ])
      expect((await send('bet', `${text},${field}}`)).body.status).toBe('ok')
    const only = await send(
      'balance',
      `{"__proto__":{"player_id":${JSON.stringify(anna.id)},"currency":"EUR"}}`,
    )
    expectInvalid(only, 'player_id')
    expect(({} as Record<string, unknown>).amount).toBeUndefined()
  })

  test('of a field given twice the last counts', async () => {
    const text = JSON.stringify(good.balance!()).slice(0, -1)
    expect((await send('balance', `${text},"currency":"USD"}`)).body.error.code).toBe('WRONG_CURRENCY')
    expectInvalid(await send('bet', `${JSON.stringify(good.bet!()).slice(0, -1)},"amount":1}`), 'amount')
  })

  test('numbers of any size stand where nobody looks', async () => {
    const text = JSON.stringify(good.balance!()).slice(0, -1)
    expect((await send('balance', `${text},"n":1e400,"m":-0,"k":${'9'.repeat(5000)}}`)).status).toBe(200)
  })

  test('ids are compared by bytes: nothing is trimmed, folded or normalised', async () => {
    const ids = [
      ' t',
      't ',
      't',
      'T',
      '\u00e5',
      'a\u030a',
      '\u200bt',
      "t'; drop table wallets;--",
      '%00',
      '{}',
      'NULL',
      '"',
      '\\',
      '{"a":"b"}',
      '\u2028',
      '🎲',
    ]
    for (const transaction_id of ids) {
      const first = await send('bet', { ...good.bet!(), transaction_id })
      expect([transaction_id, first.body.transaction_id, first.headers.get('idempotent-replayed')]).toEqual([
        transaction_id,
        transaction_id,
        null,
      ])
      const again = await send('bet', { ...good.bet!(), transaction_id })
      expect([transaction_id, again.text === first.text, again.headers.get('idempotent-replayed')]).toEqual([
        transaction_id,
        true,
        'true',
      ])
    }
  })

  test('every id may have 255 characters of four bytes each, in every call', async () => {
    const long = (head: string) =>
      head +
      Array.from({ length: 254 }, () =>
        String.fromCodePoint(0x20000 + Math.floor(Math.random() * 40_000)),
      ).join('')
    const byPlayer = await openTable({ id_scope: 'player' })
    for (const at of [table, byPlayer]) {
      const guest = at === table ? anna : await at.seat('10.00')
      const [bet, win, jackpot, unknown] = ['b', 'w', 'j', 'u'].map(long) as [string, string, string, string]
      const facts = { round_id: long('r') }
      expect((await at.bet(guest, bet, '0.01', facts)).outcome).toBe('ok')
      expect((await at.win(guest, win, '0.01', { ...facts, bet_transaction_id: bet })).outcome).toBe('ok')
      const won = {
        player_id: guest.id,
        transaction_id: jackpot,
        jackpot_id: long('m'),
        currency: 'EUR',
        amount: '0.01',
        tier: long('t'),
      }
      expect((await at.wallet('jackpot', won)).outcome).toBe('ok')
      expect((await at.rollback(guest, long('x'), unknown, { reason: '"'.repeat(1000) })).outcome).toBe('ok')
      expect((await at.bet(guest, unknown, '0.01', facts)).outcome).toBe('TRANSACTION_ROLLED_BACK')
      const quotes = '"'.repeat(255)
      expect((await at.win(guest, quotes, '0.01', { round_id: quotes })).outcome).toBe(
        'TRANSACTION_NOT_FOUND',
      )
      expect((await at.rollback(guest, '\\'.repeat(255), win)).outcome).toBe('NOT_ALLOWED')
    }
  })

  test('amounts at their limits are kept to the last digit', async () => {
    const [much, least] = ['99999999999999999999.999999999999999999', '0.000000000000000001']
    const rich = await table.seat(much)
    expect((await table.bet(rich, fresh(), least)).body.balance).toBe(
      '99999999999999999999.999999999999999998',
    )
    expect((await table.win(rich, fresh(), much)).body.balance).toBe(
      '199999999999999999999.999999999999999997',
    )
    expect((await table.bet(rich, fresh(), much)).body.balance).toBe(
      '99999999999999999999.999999999999999998',
    )
    expect((await table.bet(rich, fresh(), much)).outcome).toBe('INSUFFICIENT_FUNDS')
    expect((await table.bet(rich, fresh(), '0.000000000000000000')).body.balance).toBe(
      '99999999999999999999.999999999999999998',
    )
  })

  test('text that slows a redactor down costs no time', async () => {
    const hostile = [
      '\\'.repeat(60_000),
      'token'.repeat(12_000),
      `"token":"${'\\'.repeat(50_000)}`,
      '\ufffd'.repeat(20_000),
      't%74'.repeat(15_000),
      '"'.repeat(60_000),
      `"token":${'['.repeat(60_000)}`,
      `"token"${' '.repeat(60_000)}`,
    ]
    for (const text of hostile) {
      const began = performance.now()
      expectInvalid(await send('bet', text))
      await flushRequests()
      expect(performance.now() - began, text.slice(0, 20)).toBeLessThan(1500)
    }
  })
})

describe('size', () => {
  test('65,536 bytes are taken and one more is BODY_TOO_LARGE, whatever the length says', async () => {
    const text = JSON.stringify(good.balance!())
    expect((await send('balance', text.padEnd(65_536))).status).toBe(200)
    for (const size of [65_537, 100_000, 5_000_000]) {
      const reply = await send('balance', text.padEnd(size))
      expect([size, reply.status, reply.body.error.code]).toEqual([size, 413, 'BODY_TOO_LARGE'])
      expect(reply.headers.get('x-signature')).toMatch(/^v1=/)
    }
    const chunked = await raw(
      `POST /api/wallet/balance HTTP/1.1\r\nhost: x\r\nx-key-id: ${table.provider.key.keyId}\r\ntransfer-encoding: chunked\r\n\r\n${`8000\r\n${'x'.repeat(0x8000)}\r\n`.repeat(3)}0\r\n\r\n`,
    )
    expect(chunked).toMatch(/^HTTP\/1.1 413 /)
  })

  test('a body without an end is cut off', async () => {
    const chunk = `8000\r\n${'x'.repeat(0x8000)}\r\n`
    const endless = `POST /api/wallet/balance HTTP/1.1\r\nhost: x\r\nx-key-id: ${table.provider.key.keyId}\r\ntransfer-encoding: chunked\r\n\r\n${chunk.repeat(discardMax / 0x8000 + 8)}`
    // Who writes on may not get to read it, but the line is closed.
    expect(await raw(endless).catch(() => '')).toMatch(/^(HTTP\/1.1 413 |$)/)
    expect((await send('balance', JSON.stringify(good.balance!()))).status).toBe(200)
  })

  test('a signed body in chunks is the same body', async () => {
    const text = JSON.stringify(good.balance!())
    const timestamp = String(Math.floor(Date.now() / 1000))
    const { keyId, secret } = table.provider.key
    const signature = signRequest(secret, timestamp, 'POST', '/api/wallet/balance', text)
    const chunks = [text.slice(0, 10), text.slice(10)]
      .map(part => `${part.length.toString(16)}\r\n${part}\r\n`)
      .join('')
    const reply = await raw(
      `POST /api/wallet/balance HTTP/1.1\r\nhost: x\r\nX-KEY-ID: ${keyId}\r\nX-Timestamp: ${timestamp}\r\nx-signature: ${signature}\r\nconnection: close\r\ntransfer-encoding: chunked\r\n\r\n${chunks}0\r\n\r\n`,
    )
    expect(reply).toMatch(/^HTTP\/1.1 200 /)
  })
})

test('what is refused before it is decided leaves nothing but the request log', async () => {
  const tables = [
    'transactions',
    'postings',
    'rounds',
    'tombstones',
    'cases',
    'accounts',
    'sessions',
    'players',
  ]
  const count = async () => {
    const { rows } = await appPool().query(
      tables.map(name => `select '${name}' as name, count(*)::int from ${name}`).join(' union all '),
    )
    return rows
  }
  const { rows: wallet } = await appPool().query(
    'select seq, balance::text from wallets where player_id = $1',
    [anna.id],
  )
  const before = await count()
  const replies: Answered[] = []
  for (const [name, body] of Object.entries(good)) {
    replies.push(await send(name, { ...body(), player_id: 'a\u0000', token: 'a\u0000' }))
    replies.push(await send(name, 'nonsense'))
    replies.push(
      await call(casino.url, { ...table.provider.key, secret: 'wrong' }, `/api/wallet/${name}`, body()),
    )
    replies.push(await send(name, ' '.repeat(70_000)))
  }
  replies.push(
    await send('bet', { ...good.bet!(), token: 'nobody’s' }),
    await send('bet', { ...good.bet!(), game_id: 'none' }),
  )
  expect(await count()).toEqual(before)
  expect(
    (await appPool().query('select seq, balance::text from wallets where player_id = $1', [anna.id])).rows,
  ).toEqual(wallet)
  await flushRequests()
  const { rows } = await appPool().query('select count(*)::int from requests where id = any($1)', [
    replies.map(reply => reply.headers.get('x-request-id')),
  ])
  expect(rows[0].count).toBe(replies.length)
})

test('tokens and secrets are not in the request log', async () => {
  for (const [name, body] of Object.entries(good)) await send(name, body())
  await send('bet', `{"token": "${anna.token}", "x": `)
  await send('auth', JSON.stringify({ a: JSON.stringify({ token: anna.token }) }))
  await flushRequests()
  const { rows } = await appPool().query(
    'select count(*)::int from requests r where strpos(r::text, $1) > 0 or strpos(r::text, $2) > 0',
    [anna.token, table.provider.key.secret],
  )
  expect(rows[0].count).toBe(0)
})

function send(name: string, body: object | string | Buffer): Promise<Answered> {
  return call(casino.url, table.provider.key, `/api/wallet/${name}`, body)
}

function expectInvalid(reply: Answered, field?: string): void {
  expect([reply.status, reply.body?.error?.code]).toEqual([400, 'INVALID_REQUEST'])
  expect(reply.body.error).toEqual({
    code: 'INVALID_REQUEST',
    message: expect.any(String),
    retryable: false,
    docs: expect.any(String),
    ...(field && { field }),
  })
  expect(reply.headers.get('x-signature')).toMatch(/^v1=/)
}

/** Bytes as they are, for what fetch would not send. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(casino.url).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.write(text)
  let answer = ''
  socket.on('data', chunk => {
    answer += chunk
  })
  socket.on('error', () => {})
  await once(socket, 'close')
  return answer
}
