import type { IncomingMessage, ServerResponse } from 'node:http'

/** Milliseconds that the body of an ordinary request may take to come in. */
export const bodyTime = 60_000

/**
 * Cuts a request off whose body does not come in in time, with 408 where nothing was answered yet. The server's own
 * limit (server/listen.ts) is a statement's: half a gigabyte takes a while.
 */
export function hurry(request: IncomingMessage, response: ServerResponse, time = bodyTime): void {
  const { headers } = request
  if (headers['content-length'] === undefined && headers['transfer-encoding'] === undefined) return
  const timer = setTimeout(() => {
    if (request.complete) return
    if (!response.headersSent) response.writeHead(408, { connection: 'close' }).end()
    request.destroy()
  }, time)
  timer.unref()
  request.once('close', () => clearTimeout(timer))
}
