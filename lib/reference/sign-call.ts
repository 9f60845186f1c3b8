import { hmacUnder } from './debugger/hmac'
import { bytesOf, headOf, joined, type Sent } from './debugger/sent'

export type SandboxKey = { keyId: string; secret: string }

/** What came back, and whether it was signed under the key of the call. */
export type Tried = { status: number; body: string; isReplay: boolean; isOurs: boolean; sent: Sent }

/**
 * Signs a call in the browser and sends it to this very site, then verifies the answer.
 * `seconds` is the time of the call. Throws where the line fails.
 */
export async function signCall(
  { keyId, secret }: SandboxKey,
  path: string,
  body: string,
  seconds: number,
): Promise<Tried> {
  const sign = await hmacUnder(bytesOf(secret), 'SHA-256')
  const call = { keyId, timestamp: `${seconds}`, method: 'POST', path, body: bytesOf(body), signature: '' }
  const sent = { ...call, signature: `v1=${await sign(joined(bytesOf(headOf(call)), call.body))}` }
  const answer = await fetch(path, {
    method: sent.method,
    headers: {
      'content-type': 'application/json',
      'x-key-id': keyId,
      'x-timestamp': sent.timestamp,
      'x-signature': sent.signature,
    },
    body,
  })
  const raw = new Uint8Array(await answer.arrayBuffer())
  const head = `v1\n${answer.headers.get('x-timestamp')}\n${answer.status}\n`
  return {
    status: answer.status,
    body: new TextDecoder().decode(raw),
    isReplay: answer.headers.get('idempotent-replayed') === 'true',
    isOurs: answer.headers.get('x-signature') === `v1=${await sign(joined(bytesOf(head), raw))}`,
    sent,
  }
}

/** Whether a key is a sandbox's: only such a key sees the magic players. Moves nothing. */
export async function isSandboxKey(key: SandboxKey, seconds: number): Promise<boolean> {
  const body = JSON.stringify({ player_id: 'magic-ok', currency: 'EUR' })
  const tried = await signCall(key, '/api/wallet/balance', body, seconds)
  return tried.status === 200
}
