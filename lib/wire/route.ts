import { now } from '@/lib/clock'
import { env } from '@/lib/env'
import { lastHop, readAddress } from './address'
import { bodyMax, discardMax, type Endpoint, type WireRequest } from './wire'

/**
 * A route handler of Next for an endpoint: the same raw bytes in and the same status, body and headers out
 * as through the server's own door (server/door.ts).
 */
export function toRoute(endpoint: Endpoint): (request: Request) => Promise<Response> {
  return async request => {
    const wire = await toWire(request)
    const { status, headers, body } = await endpoint(wire)
    // What is left of an oversized body is not read, so the connection ends with this answer.
    return new Response(body, {
      status,
      headers: wire.body === null ? { ...headers, connection: 'close' } : headers,
    })
  }
}

async function toWire(request: Request): Promise<WireRequest> {
  const { pathname, search } = new URL(request.url)
  return {
    method: request.method,
    path: pathname + search,
    header: name => request.headers.get(name) ?? undefined,
    body: await readBody(request),
    address: callerAddress(request.headers),
    at: now(),
  }
}

/** Null where the body is too large, whatever its Content-Length says: read to its end, or until enough was thrown away. */
async function readBody(request: Request): Promise<Buffer | null> {
  if (!request.body) return Buffer.alloc(0)
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > discardMax) return null
    if (size <= bodyMax) chunks.push(chunk)
  }
  return size > bodyMax ? null : Buffer.concat(chunks)
}

/**
 * Next shows no socket. Behind our own server the address comes from the door; elsewhere X-Forwarded-For is
 * believed only where the operator has named its proxies, and otherwise nobody knows ('').
 */
function callerAddress(headers: Headers): string {
  const told = readAddress(headers.get('x-cage-address'))
  if (told !== null) return told
  if (env().CAGE_TRUSTED_PROXIES.length === 0) return ''
  return lastHop(headers.get('x-forwarded-for') ?? '') ?? ''
}
