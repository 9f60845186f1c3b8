import { Agent, type IncomingMessage, type RequestOptions, request } from 'node:http'
import { Agent as TlsAgent, request as tlsRequest } from 'node:https'
import { answerFlaw, type Key, signatureHeaders } from './signer'

/** What came back: a whole answer, or why there is none. */
export type Outcome = { reply: Reply; lost: null } | { reply: null; lost: string }

export type Reply = {
  status: number
  body: string
  replayed: boolean
  /** What is wrong with the signature, if anything. */
  flaw: string | null
  ms: number
}

export type Line = {
  /** Signs and sends one call. `hangUpAfter` ms after the last byte left, the studio cuts the line. */
  send: (key: Key, method: string, path: string, body?: object, hangUpAfter?: number) => Promise<Outcome>
  close: () => void
}

const answerMax = 1024 * 1024

/** Keep-alive connections to one casino. An answer is waited for `patience` ms. */
export function openLine(url: string, patience = 8_000): Line {
  const base = new URL(url)
  const secure = base.protocol === 'https:'
  const agent = new (secure ? TlsAgent : Agent)({ keepAlive: true, maxSockets: 512 })
  const call = secure ? tlsRequest : request
  const prefix = base.pathname.replace(/\/$/, '')

  const send: Line['send'] = (key, method, path, body, hangUpAfter) =>
    new Promise(resolve => {
      const bytes = Buffer.from(body === undefined ? '' : JSON.stringify(body))
      const headers = {
        ...signatureHeaders(key, Math.floor(Date.now() / 1000), method, prefix + path, bytes),
        ...(bytes.length > 0 && { 'Content-Type': 'application/json' }),
        'Content-Length': bytes.length,
      }
      const options: RequestOptions = {
        agent,
        method,
        headers,
        hostname: base.hostname,
        port: base.port || undefined,
        path: prefix + path,
      }
      const begun = performance.now()
      const outgoing = call(options, incoming => {
        readAnswer(incoming).then(
          text => resolve({ reply: toReply(key, incoming, text, performance.now() - begun), lost: null }),
          (reason: Error) => resolve({ reply: null, lost: reason.message }),
        )
      })
      outgoing.on('error', (reason: NodeJS.ErrnoException) =>
        resolve({ reply: null, lost: reason.code ?? reason.message }),
      )
      outgoing.setTimeout(patience, () => outgoing.destroy(new Error('no answer in time')))
      outgoing.end(bytes, () => {
        if (hangUpAfter !== undefined) setTimeout(() => outgoing.destroy(new Error('hung up')), hangUpAfter)
      })
    })
  return { send, close: () => agent.destroy() }
}

function readAnswer(incoming: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    incoming.on('data', (chunk: Buffer) => {
      size += chunk.length
      if (size > answerMax) incoming.destroy(new Error('the answer is larger than 1 MiB'))
      else chunks.push(chunk)
    })
    incoming.on('end', () => resolve(Buffer.concat(chunks)))
    incoming.on('error', reject)
    incoming.on('close', () => reject(new Error('the answer was cut')))
  })
}

function toReply(key: Key, incoming: IncomingMessage, body: Buffer, ms: number): Reply {
  const status = incoming.statusCode ?? 0
  return {
    status,
    body: body.toString('utf8'),
    replayed: incoming.headers['idempotent-replayed'] === 'true',
    flaw: answerFlaw(key, incoming.headers, status, body, Math.floor(Date.now() / 1000)),
    ms,
  }
}
