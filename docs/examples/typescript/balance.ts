// A first signed call in TypeScript: Node 22.18 or newer, and nothing else.
//
//   CAGE_URL=… CAGE_KEY_ID=… CAGE_SECRET=… node balance.ts
//
// `sign TIMESTAMP METHOD PATH` and `sign-answer TIMESTAMP STATUS` print a signature of what standard input says.

import { createHmac, timingSafeEqual } from 'node:crypto'
import { readFileSync } from 'node:fs'

const { CAGE_URL = '', CAGE_KEY_ID = '', CAGE_SECRET = '' } = process.env
const { CAGE_PLAYER = 'magic-ok', CAGE_CURRENCY = 'EUR' } = process.env

/** HMAC-SHA256 over a line each of `v1` and the parts, then the raw body: its bytes, never JSON written again. */
function sign(parts: (string | number)[], body: Buffer): string {
  const mac = createHmac('sha256', CAGE_SECRET)
  mac.update(['v1', ...parts, ''].join('\n')).update(body)
  return `v1=${mac.digest('hex')}`
}

async function balance(): Promise<void> {
  const path = '/api/wallet/balance'
  const body = Buffer.from(JSON.stringify({ player_id: CAGE_PLAYER, currency: CAGE_CURRENCY }))
  const timestamp = String(Math.floor(Date.now() / 1000))
  const answer = await fetch(CAGE_URL + path, {
    method: 'POST',
    headers: {
      'Content-Type': 'application/json',
      'X-Key-Id': CAGE_KEY_ID,
      'X-Timestamp': timestamp,
      'X-Signature': sign([timestamp, 'POST', path], body),
    },
    body,
  })
  const raw = Buffer.from(await answer.arrayBuffer())
  console.log(answer.status, raw.toString())

  const given = Buffer.from(answer.headers.get('X-Signature') ?? '')
  const expected = Buffer.from(sign([answer.headers.get('X-Timestamp') ?? '', answer.status], raw))
  const isOurs = given.length === expected.length && timingSafeEqual(given, expected)
  console.log(isOurs ? 'The answer is signed by the wallet.' : 'The answer is NOT signed: do not believe it.')
  process.exitCode = isOurs ? 0 : 1
}

const [mode, ...parts] = process.argv.slice(2)
if (mode === 'sign' || mode === 'sign-answer') console.log(sign(parts, readFileSync(0)))
else await balance()
