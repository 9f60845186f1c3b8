import type { IncomingMessage } from 'node:http'
import { bodyMax, discardMax } from '@/lib/wire/wire'

const nothing = Buffer.alloc(0)

/**
 * Calls back with the raw body; with null where it is too large, once it is read to its end or is beyond what is thrown
 * away; never, where the caller goes away.
 */
export function readBody(request: IncomingMessage, done: (body: Buffer | null) => void): void {
  const announced = request.headers['content-length']
  if (announced === '0' || (announced === undefined && request.headers['transfer-encoding'] === undefined)) {
    request.resume()
    done(nothing)
    return
  }
  if (announced !== undefined && Number.parseInt(announced, 10) > discardMax) {
    done(null)
    return
  }
  // Nearly every body is one chunk, and then nothing is copied.
  const chunks: Buffer[] = []
  let size = 0
  let isOver = false
  request.on('data', (chunk: Buffer) => {
    if (isOver) return
    size += chunk.length
    if (size <= bodyMax) {
      chunks.push(chunk)
      return
    }
    chunks.length = 0
    if (size <= discardMax) return
    isOver = true
    request.pause()
    done(null)
  })
  request.on('end', () => {
    if (isOver) return
    if (size > bodyMax) done(null)
    else done(chunks.length === 1 ? chunks[0]! : Buffer.concat(chunks, size))
  })
  // A cut line ends here: nothing was asked in full, so nothing is done and nobody is there to answer.
  request.on('error', () => {
    isOver = true
  })
}
