import type { RequestListener, Server } from 'node:http'
import { env } from '@/lib/env'
import { log } from '@/lib/log'
import { operatorEndpoint } from '@/lib/operator/endpoint'
import { directory } from '@/lib/providers/directory'
import { flushRequests } from '@/lib/requests/log'
import { walletEndpoints } from '@/lib/wallet/endpoints'
import { releaseHeld } from '@/lib/wallet/hold'
import { drainLanes } from '@/lib/wallet/queue'
import { settleBaseCurrency } from './currency'
import { type Database, openDatabase, prepareDatabase } from './database'
import { openDoor } from './door'
import { answerHealth, type Stage } from './health'
import { listen, portOf, stopListening } from './listen'
import type { Pages } from './pages'
import { giveWay } from './priority'
import { prepareSecrets, siteUrl } from './secrets'
import { startTimers } from './timers'

export type Running = { url: string; port: number; stop: () => Promise<void> }

/** Milliseconds that answers under way get at shutdown. */
const lastAnswers = 10_000

/**
 * Starts the process: port, database, migrations, keys, pages, doors. Throws one sentence for whatever is
 * wrong outside; what was opened until then is closed again. `stop` drains the lanes and closes everything.
 */
export async function serve(): Promise<Running> {
  const { PORT, CAGE_DOORS } = env()
  if (CAGE_DOORS === 'backoffice') giveWay()
  let stage: Stage = 'starting'
  let door: RequestListener = (_, response) => void response.writeHead(503, { 'retry-after': '1' }).end()
  const server = await listen(PORT, (request, response) => {
    if (request.method === 'GET' && answerHealth(request.url?.split('?', 1)[0] ?? '', response, stage)) return
    door(request, response)
  })
  const port = portOf(server)
  const url = siteUrl(port)
  const opened: Opened = { server, stopTimers: async () => {}, database: null, pages: null }
  try {
    opened.database = await openDatabase(watched)
    const { applied } = await prepareDatabase()
    if (applied.length > 0) log().info({ applied }, 'migrated')
    await settleBaseCurrency()
    await prepareSecrets(url)
    await directory()
    // Imported only here: a process of the wallet alone does not load Next.
    if (CAGE_DOORS !== 'wallet') opened.pages = await (await import('./pages')).openPages(port)
    opened.stopTimers = startTimers(CAGE_DOORS !== 'wallet')
  } catch (error) {
    await close(opened).catch(() => {})
    throw error
  }
  const pages = opened.pages?.listener ?? null
  const closing = () => stage === 'draining'
  door = openDoor({ ...(CAGE_DOORS === 'backoffice' ? noDoors : doors), pages, closing })
  stage = 'serving'
  log().info({ url, port, doors: CAGE_DOORS, embedded: opened.database.embedded }, 'serving')
  return {
    url,
    port,
    stop: async () => {
      stage = 'draining'
      await close(opened)
    },
  }
}

type Opened = {
  server: Server
  stopTimers: () => Promise<void>
  database: Database | null
  pages: Pages | null
}

/** The lanes answer what they took before the connections go; the log and the database come last. */
async function close({ server, stopTimers, database, pages }: Opened): Promise<void> {
  const timers = stopTimers()
  const silent = stopListening(server, lastAnswers)
  if (database) await drainLanes()
  releaseHeld()
  await timers
  await silent
  await pages?.close()
  await flushRequests()
  await database?.close()
}

const doors = {
  wallet: new Map(
    Object.entries(walletEndpoints).map(([name, endpoint]) => [`/api/wallet/${name}`, endpoint]),
  ),
  operator: operatorEndpoint,
}
const noDoors = { wallet: new Map<string, never>(), operator: null }

const watched = {
  lost: () => log().error('the embedded Postgres died: starting it again'),
  back: () => log().info('the embedded Postgres is back'),
  failed: (error: Error) => log().error({ err: error }, 'the embedded Postgres does not start'),
}
