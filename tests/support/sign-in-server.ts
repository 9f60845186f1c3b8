import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import NextAuth from 'next-auth'
import { authOptions } from '@/lib/staff/auth'

/** next-auth with our options on a port of its own, without Next around it. */
export async function openSignInServer(): Promise<{ url: string; close: () => void }> {
  const server = createServer((request, response) => void answer(request, response))
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve))
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  return { url, close: () => void server.close() }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const asked = new URL(request.url!, 'http://here')
  const parts: Buffer[] = []
  for await (const part of request) parts.push(part)
  const asNext = Object.assign(request, {
    query: { ...Object.fromEntries(asked.searchParams), nextauth: asked.pathname.split('/').slice(3) },
    cookies: Object.fromEntries(
      (request.headers.cookie ?? '')
        .split('; ')
        .map(one => [one.split('=', 1)[0], decodeURIComponent(one.slice(one.indexOf('=') + 1))]),
    ),
    body: Object.fromEntries(new URLSearchParams(Buffer.concat(parts).toString())),
  })
  const withNext = Object.assign(response, {
    status: (code: number) => Object.assign(response, { statusCode: code }),
    json: (body: unknown) => response.end(JSON.stringify(body)),
    send: (body: unknown) => response.end(typeof body === 'string' ? body : JSON.stringify(body ?? '')),
  })
  const headers = new Headers(Object.entries(request.headers).map(([name, value]) => [name, `${value}`]))
  await NextAuth(asNext as never, withNext as never, authOptions(headers))
}

/** A browser's cookies, and nothing else of it. */
export class Browser {
  readonly jar = new Map<string, string>()

  async ask(url: string, init: RequestInit = {}): Promise<Response> {
    const cookie = [...this.jar].map(([name, value]) => `${name}=${value}`).join('; ')
    const response = await fetch(url, { ...init, redirect: 'manual', headers: { ...init.headers, cookie } })
    for (const line of response.headers.getSetCookie()) {
      const [name, value] = [
        line.slice(0, line.indexOf('=')),
        line.slice(line.indexOf('=') + 1).split(';', 1)[0]!,
      ]
      if (value) this.jar.set(name, value)
      else this.jar.delete(name)
    }
    return response
  }
}
