import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { now } from '@/lib/clock'
import { log } from '@/lib/log'
import { counter } from '@/lib/metrics'
import { refusals } from '@/lib/refusal'
import { callerOf, markAddress } from '@/lib/wire/address'
import type { Endpoint, WireAnswer, WireRequest } from '@/lib/wire/wire'
import { readBody } from './body'
import { hurry } from './hurry'

/** Where calls go: paths of the wallet, everything under /api/operator, and the rest. */
export type Doorway = {
  /** By path, such as /api/wallet/bet. */
  wallet: Map<string, Endpoint>
  operator: Endpoint | null
  /** Pages and whatever else Next serves; null in a process of the wallet alone. */
  pages: RequestListener | null
  /** Set while the process is shutting down: connections are closed after their answer. */
  closing: () => boolean
}

const answers = counter({
  name: 'cage_answers_total',
  help: 'Answers by door and status.',
  labelNames: ['door', 'status'],
})

/** Where a statement comes in, which may be large. */
const uploads = '/api/reconciliation'

const apiPaths = /^\/+api\/+(wallet|operator)(\/|$)/

/**
 * The server's own door: calls of the wallet and the operator are answered here, before Next's router, by
 * the very functions that its route handlers call. The hot path: no layers, one write an answer.
 */
export function openDoor({ wallet, operator, pages, closing }: Doorway): RequestListener {
  return (request, response) => {
    const url = request.url ?? '/'
    const query = url.indexOf('?')
    const path = query < 0 ? url : url.slice(0, query)
    if (path !== uploads) hurry(request, response)
    if (request.method === 'POST') {
      const endpoint = wallet.get(path)
      if (endpoint) return answer(request, response, 'wallet', endpoint, closing)
    }
    if (operator && path.startsWith('/api/operator/'))
      return answer(request, response, 'operator', operator, closing)
    if (!pages || (wallet.size === 0 && apiPaths.test(path))) return notFound(response)
    // Behind the door there is one hop, and it is the true one: what a caller wrote is not handed on.
    const address = callerAddress(request)
    request.headers['x-cage-address'] = markAddress(address)
    request.headers['x-forwarded-for'] = address
    pages(request, response)
  }
}

function answer(
  request: IncomingMessage,
  response: ServerResponse,
  door: string,
  endpoint: Endpoint,
  closing: () => boolean,
): void {
  readBody(request, body => {
    endpoint(toWire(request, body)).then(
      wire => send(response, wire, door, body === null || closing()),
      error => {
        log().error({ err: error, door }, 'an endpoint failed')
        send(response, defect, door, true)
      },
    )
  })
}

function toWire(request: IncomingMessage, body: Buffer | null): WireRequest {
  const { headers } = request
  return {
    method: request.method!,
    path: request.url!,
    header: name => headers[name] as string | undefined,
    body,
    address: callerAddress(request),
    at: now(),
  }
}

function callerAddress(request: IncomingMessage): string {
  return callerOf(request.socket.remoteAddress, request.headers['x-forwarded-for'] as string | undefined)
}

/** `last`: the connection ends with this answer (what is left of an oversized body is not read). */
function send(
  response: ServerResponse,
  { status, headers, body }: WireAnswer,
  door: string,
  last: boolean,
): void {
  answers.inc({ door, status })
  if (response.destroyed) return
  const length = Buffer.byteLength(body)
  response.writeHead(
    status,
    last
      ? { ...headers, 'content-length': length, connection: 'close' }
      : { ...headers, 'content-length': length },
  )
  response.end(body)
}

function notFound(response: ServerResponse): void {
  const body = '{"status":"error","error":{"message":"There is nothing here."}}'
  response.writeHead(404, {
    'content-type': 'application/json; charset=utf-8',
    'content-length': body.length,
  })
  response.end(body)
}

/** Endpoints answer their own defects; this stands for a defect in that. */
const defect: WireAnswer = {
  status: refusals.INTERNAL.status,
  headers: { 'content-type': 'application/json; charset=utf-8' },
  body: JSON.stringify({
    status: 'error',
    error: { code: 'INTERNAL', message: refusals.INTERNAL.message, retryable: refusals.INTERNAL.retryable },
  }),
}
