import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { findBrowser } from './browser'
import { freePort } from './free-port'

/** A production build of the site may have to be made first. */
const patience = 300_000

/**
 * Before the browser's tests: a browser, and the production server on a data folder of its own. Workers find
 * it in CAGE_URL; `node server/launch.mjs cage …` works beside it, for they inherit CAGE_HOME too.
 */
export default async function setup(): Promise<() => Promise<void>> {
  process.env.CAGE_BROWSER = findBrowser()
  const home = await mkdtemp(path.join(tmpdir(), 'cage-e2e-'))
  const port = String(await freePort())
  for (const name of ['DATABASE_URL', 'DATABASE_OWNER_URL', 'CAGE_MASTER_KEY', 'CAGE_DOORS'])
    delete process.env[name]
  Object.assign(process.env, {
    CAGE_HOME: home,
    PORT: port,
    CAGE_URL: `http://localhost:${port}`,
    CAGE_LOG_LEVEL: 'warn',
  })
  const server = spawn(process.execPath, ['server/launch.mjs', 'server'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  await awaitReady(server, `http://localhost:${port}/readyz`)
  return async () => {
    if (server.exitCode === null) {
      server.kill('SIGTERM')
      await once(server, 'exit')
    }
    await rm(home, { recursive: true, force: true })
  }
}

async function awaitReady(server: ChildProcess, url: string): Promise<void> {
  for (const until = Date.now() + patience; Date.now() < until; await sleep(200)) {
    if (server.exitCode !== null) throw new Error(`The server ended with ${server.exitCode}.`)
    const ready = await fetch(url).then(
      answer => answer.ok,
      () => false,
    )
    if (ready) return
  }
  throw new Error('The server does not become ready.')
}
