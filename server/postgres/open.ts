import { mkdir } from 'node:fs/promises'
import { setTimeout as sleep } from 'node:timers/promises'
import { clusterPassword, ensureCluster, ownerName } from './cluster'
import { type Confinement, confine } from './confine'
import { withHomeLock } from './lock'
import { ensurePostmaster, findPostmaster, type Postmaster, stopPostmaster } from './postmaster'
import { processStamp } from './stamp'
import { enter, leave } from './users'

export type EmbeddedPostgres = {
  /** Of the owner; the database is called cage. */
  url: string
  /** Stops using it: whoever leaves last stops it. */
  release: () => Promise<void>
}

/** What is told of it while it is watched. */
export type PostgresEvents = { lost?: () => void; back?: () => void; failed?: (reason: Error) => void }

const watchEvery = 500

/**
 * The Postgres of a data folder: made on first use, adopted where it runs already, started otherwise, and
 * started again whenever it dies while we use it. A killed process leaves it running for the next one.
 */
export async function openPostgres(home: string, events: PostgresEvents = {}): Promise<EmbeddedPostgres> {
  await mkdir(home, { recursive: true, mode: 0o700 })
  const { confinement, password, postmaster } = await withHomeLock(home, async () => {
    const confinement = await confine(home)
    const password = await clusterPassword(home)
    await ensureCluster(confinement, password)
    const postmaster = await ensurePostmaster(home, confinement, password)
    await enter(home)
    return { confinement, password, postmaster }
  })
  const watch = new AbortController()
  const watching = keepAlive(home, confinement, password, postmaster, events, watch.signal)
  return {
    url: `postgresql://${ownerName}:${password}@127.0.0.1:${postmaster.port}/${ownerName}`,
    release: async () => {
      watch.abort()
      await watching
      await withHomeLock(home, async () => {
        if (await leave(home)) await stopPostmaster(confinement.data)
      })
    },
  }
}

/** Stops the Postgres of a data folder whoever uses it. */
export async function stopPostgres(home: string): Promise<void> {
  const { data } = await confine(home)
  if (await findPostmaster(data)) await withHomeLock(home, () => stopPostmaster(data))
}

async function keepAlive(
  home: string,
  confinement: Confinement,
  password: string,
  first: Postmaster,
  events: PostgresEvents,
  signal: AbortSignal,
): Promise<void> {
  let current = first
  while (!signal.aborted) {
    await sleep(watchEvery, undefined, { signal, ref: false }).catch(() => {})
    if (signal.aborted || processStamp(current.pid) === current.stamp) continue
    events.lost?.()
    try {
      current = await withHomeLock(home, () => ensurePostmaster(home, confinement, password, current.port))
      events.back?.()
    } catch (error) {
      events.failed?.(error as Error)
    }
  }
}
