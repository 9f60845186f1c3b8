import type { IncomingMessage } from 'node:http'
import { bodyMax } from '@/lib/wire/wire'

const nothing = Buffer.alloc(0)

/** Calls back with the raw body, or with null as soon as it is known to be too large. Never, where the caller goes away. */
export function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  const announced = request.headers['content-length']
  if (announced === '0' || (announced === undefined && request.headers['transfer-encoding'] === undefined)) {
    request.resume()
    return done(nothing)
  }
  if (announced !== undefined && announced.length > 5 && Number.parseInt(announced, 10) > bodyMax)
    return done(null)
  let first: Buffer | null = null
  let rest: Buffer[] | null = null
  let size = 0
  let over = false
  request.on('data', (chunk: Buffer) => {
    if (over) return
    size += chunk.length
    if (size > bodyMax) {
      over = true
      request.pause()
      return done(null)
    }
    if (!first) first = chunk
    else (rest ??= [first]).push(chunk)
  })
  request.on('end', () => {
    if (!over) done(rest ? Buffer.concat(rest, size) : (first ?? nothing))
  })
  // A cut line ends here: nothing was asked in full, so nothing is done and nobody is there to answer.
  request.on('error', () => {
    over = true
  })
}
