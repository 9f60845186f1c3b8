import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { appendFileSync } from 'node:fs'
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { fileURLToPath } from 'node:url'
import type { Key } from '@/studio/signer'
import type { PlayTerms, StudioTerms } from '@/studio/studio'
import { childrenOf, isAlive, kill } from './processes'

const root = fileURLToPath(new URL('../..', import.meta.url))
const launcher = path.join(root, 'server', 'launch.mjs')

/** A casino of its own: a data folder, a port, the server as its own process, to be killed at will. */
export type Casino = {
  home: string
  url: string
  start: () => Promise<void>
  /** `kill -9`; the embedded Postgres goes on without it. */
  killServer: () => Promise<void>
  /** `kill -9` of Postgres and all of its children. */
  killPostgres: () => Promise<void>
  cage: (...args: string[]) => Promise<{ status: number; out: string; err: string }>
  close: () => Promise<void>
}

export async function openCasino(): Promise<Casino> {
  const home = await mkdtemp(path.join(tmpdir(), 'cage-faults-'))
  const port = await freePort()
  const url = `http://127.0.0.1:${port}`
  // An empty variable counts as absent: this casino has a Postgres and a master key of its own.
  const none = { DATABASE_URL: '', DATABASE_OWNER_URL: '', CAGE_MASTER_KEY: '' }
  const place = { CAGE_HOME: home, PORT: String(port), CAGE_URL: url, CAGE_DOORS: 'wallet' }
  const env = { ...process.env, ...none, ...place, NODE_ENV: 'production' as const }
  let server: ChildProcess | null = null

  const casino: Casino = {
    home,
    url,
    start: async () => {
      const log = path.join(home, 'server.log')
      const child = spawn(process.execPath, [launcher, 'server'], {
        cwd: root,
        env,
        stdio: ['ignore', 'pipe', 'pipe'],
      })
      for (const stream of [child.stdout, child.stderr])
        stream.on('data', chunk => appendFileSync(log, chunk))
      server = child
      await awaitReady(url, child, log)
    },
    killServer: async () => {
      if (server && server.exitCode === null && server.signalCode === null) {
        server.kill('SIGKILL')
        await once(server, 'exit')
      }
      server = null
    },
    killPostgres: async () => {
      const postmaster = await postmasterPid(home)
      // The postmaster first: it would answer the death of a child by starting all of them anew.
      for (const pid of [postmaster, ...(await childrenOf(postmaster))]) kill(pid)
      while (await isAlive(postmaster)) await sleep(10)
    },
    cage: (...args) => run([launcher, 'cage', ...args], env),
    close: async () => {
      if (server && server.exitCode === null) {
        server.kill('SIGTERM')
        await Promise.race([once(server, 'exit'), sleep(15_000)])
      }
      await casino.killServer()
      const postmaster = await postmasterPid(home).catch(() => 0)
      if (postmaster > 0 && (await isAlive(postmaster))) await casino.killPostgres()
      await rm(home, { recursive: true, force: true })
    },
  }
  return casino
}

/** One operator's key serves all studios of a casino. */
const operators = new WeakMap<Casino, Promise<Record<string, string>>>()

/** A provider with a game and keys in that casino, and where its studio keeps its journal. */
export async function openStudio(
  casino: Casino,
  provider: string,
  policies: string[] = [],
): Promise<StudioTerms> {
  const flags = policies.flatMap(policy => ['--policy', policy])
  const key = await json(
    casino,
    'provider',
    'create',
    '--id',
    provider,
    '--name',
    provider,
    '--mode',
    'live',
    ...flags,
  )
  await json(casino, 'game', 'add', '--provider', provider, '--id', 'g1', '--name', 'Game 1')
  operators.set(casino, operators.get(casino) ?? json(casino, 'operator-key', 'create'))
  return {
    url: casino.url,
    provider,
    keys: { provider: toKey(key), operator: toKey(await operators.get(casino)!) },
    journal: path.join(casino.home, `${provider}.jsonl`),
    replayed: 'stored',
    patience: 60,
  }
}

/** How the studios of these tests play: hard, with few players, so that they collide. */
export function hardPlay(seed: string, signal: AbortSignal, defects: unknown[]): PlayTerms {
  return {
    rate: 120,
    seed,
    skew: 0.8,
    games: ['g1'],
    test: false,
    players: { count: 30, currencies: ['EUR'] },
    signal,
    onDefect: reason => defects.push(reason),
  }
}

/** The owner's URL of the casino's embedded Postgres. */
export async function ownerUrlOf({ home }: Casino): Promise<string> {
  const password = (await readFile(path.join(home, 'postgres.password'), 'utf8')).trim()
  const port = (await readFile(await postmasterFile(home), 'utf8')).split('\n')[3]
  return `postgresql://cage:${password}@127.0.0.1:${port}/cage`
}

async function json(casino: Casino, ...args: string[]): Promise<Record<string, string>> {
  const { status, out, err } = await casino.cage(...args, '--json')
  if (status !== 0) throw new Error(`cage ${args.join(' ')}: ${err}`)
  return JSON.parse(out)
}

function toKey({ key_id, secret }: Record<string, string>): Key {
  return { keyId: key_id!, secret: secret! }
}

async function awaitReady(url: string, server: ChildProcess, log: string): Promise<void> {
  for (const until = Date.now() + 90_000; Date.now() < until; await sleep(100)) {
    if (server.exitCode !== null) break
    const answer = await fetch(`${url}/readyz`).catch(() => null)
    if (answer?.ok) return
  }
  throw new Error(`the server is not ready: ${(await readFile(log, 'utf8').catch(() => '')).slice(-2_000)}`)
}

function run(args: string[], env: NodeJS.ProcessEnv): Promise<{ status: number; out: string; err: string }> {
  const child = spawn(process.execPath, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let [out, err] = ['', '']
  child.stdout.on('data', chunk => {
    out += chunk
  })
  child.stderr.on('data', chunk => {
    err += chunk
  })
  return new Promise((resolve, reject) => {
    child.on('error', reject)
    child.on('close', status => resolve({ status: status ?? 1, out, err }))
  })
}

async function postmasterFile(home: string): Promise<string> {
  for (const folder of await readdir(home)) {
    const file = path.join(home, folder, 'postmaster.pid')
    if (await readFile(file).catch(() => null)) return file
  }
  throw new Error(`no Postgres runs in ${home}`)
}

async function postmasterPid(home: string): Promise<number> {
  return Number.parseInt(await readFile(await postmasterFile(home), 'utf8'), 10)
}

export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as { port: number }
  server.close()
  await once(server, 'close')
  return port
}
