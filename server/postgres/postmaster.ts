import { type ChildProcess, spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import pg from 'pg'
import { cleanEnvironment, clusterPort, ownerName } from './cluster'
import type { Confinement } from './confine'
import { isForeign, processStamp } from './stamp'

/** A running Postgres: its process and its port. */
export type Postmaster = { pid: number; stamp: string; port: number }

const patience = 60_000
const logMax = 10 * 1024 * 1024

/**
 * The running Postgres of this data folder, or a new one. After a crash its last children may hold the
 * shared memory for a while, so the start is repeated for up to a minute. `port` asks for that very port.
 */
export async function ensurePostmaster(
  home: string,
  confinement: Confinement,
  password: string,
  port?: number,
): Promise<Postmaster> {
  const until = Date.now() + patience
  for (;;) {
    const running = await findPostmaster(confinement.data)
    const found = running ?? (await spawnPostmaster(home, confinement, port ?? (await clusterPort(home))))
    const trouble = await awaitReady(found, password, until)
    if (trouble === null) return found
    if (Date.now() > until)
      throw new Error(`The embedded Postgres does not start: ${trouble} (see ${logFile(home)}).`)
    await sleep(500)
  }
}

/** Whom postmaster.pid names, where that process lives. A foreign process with its id is no Postgres. */
export async function findPostmaster(data: string): Promise<Postmaster | null> {
  const file = path.join(data, 'postmaster.pid')
  const [pidLine, , , portLine] = (await readFile(file, 'utf8').catch(() => '')).split('\n')
  const pid = Number.parseInt(pidLine ?? '', 10)
  const stamp = pid > 0 ? processStamp(pid) : null
  if (stamp === null) return null
  if (isForeign(pid)) {
    await rm(file, { force: true })
    return null
  }
  const port = Number.parseInt(portLine ?? '', 10)
  return port > 0 ? { pid, stamp, port } : null
}

/** Ends it: sessions are cut, what was committed is on disk. */
export async function stopPostmaster(data: string): Promise<void> {
  const running = await findPostmaster(data)
  if (!running) return
  for (const [signal, seconds] of [['SIGINT', 20] as const, ['SIGQUIT', 10] as const]) {
    process.kill(running.pid, signal)
    for (const until = Date.now() + seconds * 1000; Date.now() < until; await sleep(50)) {
      if (processStamp(running.pid) !== running.stamp) return
    }
  }
}

async function spawnPostmaster(
  home: string,
  { prefix, native, data, user }: Confinement,
  port: number,
): Promise<Postmaster> {
  const log = await openLog(home)
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    'max_connections=100',
    'shared_buffers=256MB',
    'max_wal_size=4GB',
  ]
  const [command, ...args] = [
    ...[...prefix, path.join(native, 'bin', 'postgres'), '-D', data, '-p', String(port)],
    ...settings.flatMap(setting => ['-c', setting]),
  ]
  // A session of its own: Ctrl-C in the terminal is for us, and we stop it after the lanes are drained.
  const child: ChildProcess = spawn(command!, args, {
    ...user,
    cwd: '/',
    env: cleanEnvironment(),
    detached: true,
    stdio: ['ignore', log.fd, log.fd],
  })
  child.on('error', () => {})
  child.unref()
  await log.close()
  const pid = child.pid ?? 0
  return { pid, stamp: processStamp(pid) ?? '', port }
}

/** Null when it takes connections; otherwise the reason it does not. */
async function awaitReady(postmaster: Postmaster, password: string, until: number): Promise<string | null> {
  for (;;) {
    const client = new pg.Client({
      ...{ host: '127.0.0.1', port: postmaster.port, user: ownerName, password, database: 'postgres' },
      connectionTimeoutMillis: 5000,
    })
    client.on('error', () => {})
    try {
      await client.connect()
      await ensureDatabase(client)
      return null
    } catch (error) {
      const { code, message } = error as { code?: string; message: string }
      if (code === '28P01')
        throw new Error('The embedded Postgres refuses the password in postgres.password of the data folder.')
      if (Date.now() > until || processStamp(postmaster.pid) !== postmaster.stamp) return message
    } finally {
      await client.end().catch(() => {})
    }
    await sleep(100)
  }
}

async function ensureDatabase(client: pg.Client): Promise<void> {
  const { rows } = await client.query('select 1 from pg_database where datname = $1', [ownerName])
  if (rows.length === 0) await client.query(`create database ${ownerName}`)
}

function logFile(home: string): string {
  return path.join(home, 'postgres.log')
}

async function openLog(home: string) {
  const file = logFile(home)
  const size = (await stat(file).catch(() => null))?.size ?? 0
  if (size > logMax) await rename(file, `${file}.1`)
  return open(file, 'a', 0o600)
}
