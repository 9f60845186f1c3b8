import type { RequestListener } from 'node:http'
import next from 'next'
import { projectFolder } from '@/lib/paths'

export type Pages = { listener: RequestListener; close: () => Promise<void> }

/** Next, built, within this process: pages, server actions and every route that is not taken by the doors. */
export async function openPages(port: number): Promise<Pages> {
  const app = next({ dev: false, dir: projectFolder(), port, hostname: 'localhost' })
  await app.prepare()
  const respond = app.getRequestHandler()
  return {
    listener: (request, response) => {
      if (!isReadable(request.url ?? '/')) {
        response.writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
        return response.end('This address cannot be read.\n')
      }
      respond(request, response).catch(() => {
        if (!response.headersSent) response.writeHead(500)
        response.end()
      })
    },
    close: () => app.close(),
  }
}

/** Whether a path is percent-encoded UTF-8: Next's router breaks on any other. */
function isReadable(url: string): boolean {
  try {
    decodeURIComponent(url.split('?', 1)[0]!)
    return true
  } catch {
    return false
  }
}
