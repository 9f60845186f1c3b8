import { expect } from 'vitest'
import { signAnswer, signRequest } from '@/lib/wire/signature'
import type { Endpoint, WireRequest } from '@/lib/wire/wire'

export type Key = { keyId: string; secret: string }

export type Reply = {
  status: number
  headers: Record<string, string>
  text: string
  // biome-ignore lint/suspicious/noExplicitAny: tests look into whatever came
  body: any
}

export type Sending = {
  method?: string
  /** Path with its query string, as it is signed. */
  path: string
  /** An object is sent as JSON; a text or bytes as they are. */
  body?: object | string | Buffer
  address?: string
  at?: number
  /** Headers put over the signed ones; undefined takes one away. */
  headers?: Record<string, string | undefined>
}

/** Signs a call, sends it to an endpoint as a door would, and checks the answer's own signature. */
export async function send(endpoint: Endpoint, key: Key, sending: Sending): Promise<Reply> {
  const request = toRequest(key, sending)
  const answer = await endpoint(request)
  const signed = answer.headers['x-signature']
  if (signed) {
    expect(signed).toBe(signAnswer(key.secret, answer.headers['x-timestamp']!, answer.status, answer.body))
  }
  return { status: answer.status, headers: answer.headers, text: answer.body, body: JSON.parse(answer.body) }
}

function toRequest(key: Key, { method = 'POST', path, body = '', address = '127.0.0.1', ...rest }: Sending): WireRequest {
  const raw = typeof body === 'string' || Buffer.isBuffer(body) ? Buffer.from(body) : Buffer.from(JSON.stringify(body))
  const at = rest.at ?? Date.now()
  const timestamp = String(Math.floor(at / 1000))
  const headers: Record<string, string | undefined> = {
    'x-key-id': key.keyId,
    'x-timestamp': timestamp,
    'x-signature': signRequest(key.secret, timestamp, method, path, raw),
    ...rest.headers,
  }
  return { method, path, header: name => headers[name.toLowerCase()], body: raw, address, at }
}
