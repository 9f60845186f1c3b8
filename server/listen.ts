import { createServer, type RequestListener, type Server } from 'node:http'

const seconds = 1000

/** A statement may take so long to come in (lib/reconciliation/receive.ts); all else has less (server/hurry.ts). */
const uploadTime = 1200 * seconds

/** Takes the port before anything else is touched; throws one sentence where it is taken. */
export async function listen(port: number, listener: RequestListener): Promise<Server> {
  const server = createServer(
    { keepAliveTimeout: 75 * seconds, headersTimeout: 20 * seconds, requestTimeout: uploadTime },
    listener,
  )
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) =>
      reject(new Error(reasons[error.code ?? '']?.(port) ?? error.message)),
    )
    server.listen(port, () => resolve())
  })
  return server
}

/** The port it got: PORT may be 0. */
export function portOf(server: Server): number {
  const address = server.address()
  return typeof address === 'object' && address ? address.port : 0
}

/** Stops accepting and waits for the answers under way; after `patience` milliseconds connections are cut. */
export async function stopListening(server: Server, patience: number): Promise<void> {
  const closed = new Promise<void>(resolve => server.close(() => resolve()))
  const idle = setInterval(() => server.closeIdleConnections(), 50)
  const cut = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(idle)
  clearTimeout(cut)
}

const reasons: Record<string, (port: number) => string> = {
  EADDRINUSE: port => `Port ${port} is taken: end what listens there, or set PORT.`,
  EACCES: port => `Port ${port} may not be used by this user: set PORT to one above 1023.`,
}
