import type { IncomingMessage } from 'node:http'
import { bodyMax } from '@/lib/wire/wire'

const nothing = Buffer.alloc(0)

/** Calls back with the raw body, or with null as soon as it is too large; never, where the caller goes away. */
export function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  const announced = request.headers['content-length']
  if (announced === '0' || (announced === undefined && request.headers['transfer-encoding'] === undefined)) {
    request.resume()
    done(nothing)
    return
  }
  if (announced !== undefined && Number.parseInt(announced, 10) > bodyMax) {
    done(null)
    return
  }
  // Nearly every body is one chunk, and then nothing is copied.
  const chunks: Buffer[] = []
  let size = 0
  let over = false
  request.on('data', (chunk: Buffer) => {
    if (over) return
    size += chunk.length
    chunks.push(chunk)
    if (size <= bodyMax) return
    over = true
    request.pause()
    done(null)
  })
  request.on('end', () => {
    if (!over) done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size))
  })
  // A cut line ends here: nothing was asked in full, so nothing is done and nobody is there to answer.
  request.on('error', () => {
    over = true
  })
}
