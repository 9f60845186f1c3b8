import { type ChildProcess, spawn, spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

export type Running = { port: number; pid: number; stop: () => Promise<void> }

const next = 'node_modules/next/dist/bin/next'
const obvious = 'tests/bench/obvious'

/** Cage itself: the production server with its wallet's door, on the bench's database. */
export function startCage(): Promise<Running> {
  return start(
    [process.execPath, ...(process.env.BENCH_NODE_FLAGS?.split(' ') ?? []), 'server/launch.mjs', 'server'],
    {
      CAGE_DOORS: 'wallet',
      CAGE_LOG_LEVEL: 'warn',
    },
  )
}

/** The back office in a process of its own: pages and no wallet. */
export function startOffice(): Promise<Running> {
  return start([process.execPath, 'server/launch.mjs', 'server'], {
    CAGE_DOORS: 'backoffice',
    CAGE_LOG_LEVEL: 'warn',
  })
}

/** One stored-procedure call over plain HTTP: the floor of a lone request's latency. */
export function startPlain(databaseUrl: string): Promise<Running> {
  return start([process.execPath, process.argv[1]!, 'plain'], { DATABASE_URL: databaseUrl })
}

/** The Next application with the obvious and the empty route. */
export async function startObvious(databaseUrl: string, secret: string): Promise<Running> {
  run(process.execPath, [next, 'build', obvious])
  return start([process.execPath, next, 'start', obvious, '-p', '$PORT'], {
    DATABASE_URL: databaseUrl,
    BENCH_SECRET: secret,
  })
}

/** Bets a second that `pgbench` reaches with one procedure call a bet; null where there is no pgbench. */
export function measurePgbench(databaseUrl: string, clients: number, seconds: number): number | null {
  if (spawnSync('pgbench', ['--version']).status !== 0) return null
  const script = path.join(mkdtempSync(path.join(tmpdir(), 'cage-bench-')), 'bet.sql')
  writeFileSync(
    script,
    `\\set p random(0, 1999)
select bench_bet('bench', 'player-' || :p, 'token-' || :p, gen_random_uuid()::text, 'r-' || gen_random_uuid(), 'g1', 0.10);\n`,
  )
  const { stdout, stderr } = spawnSync(
    'pgbench',
    ['-n', '-M', 'prepared', '-c', `${clients}`, '-j', '2', '-T', `${seconds}`, '-f', script, databaseUrl],
    { encoding: 'utf8' },
  )
  const tps = /^tps = ([0-9.]+)/m.exec(stdout)?.[1]
  if (!tps) throw new Error(`pgbench failed: ${stderr}`)
  return Number.parseFloat(tps)
}

/** Resident memory of a process, in MiB. */
export function residentMemory(pid: number): number {
  const kib = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1]
  return Number.parseInt(kib ?? '0', 10) / 1024
}

async function start([command, ...args]: string[], environment: Record<string, string>): Promise<Running> {
  const port = await freePort()
  const child = spawn(
    command!,
    args.map(arg => (arg === '$PORT' ? `${port}` : arg)),
    { env: { ...process.env, ...environment, PORT: `${port}` }, stdio: ['ignore', 'ignore', 'inherit'] },
  )
  await untilOpen(port, child)
  return { port, pid: child.pid!, stop: () => stop(child) }
}

function stop(child: ChildProcess): Promise<void> {
  return new Promise(resolve => {
    child.once('exit', () => resolve())
    child.kill('SIGTERM')
  })
}

async function untilOpen(port: number, child: ChildProcess): Promise<void> {
  for (let attempt = 0; attempt < 600; attempt++) {
    if (child.exitCode !== null) throw new Error(`a contender ended with ${child.exitCode}`)
    const open = await new Promise<boolean>(resolve => {
      const socket = connect(port, '127.0.0.1', () => resolve(true)).on('error', () => resolve(false))
      socket.on('connect', () => socket.destroy())
    })
    if (open) return
    await sleep(100)
  }
  throw new Error('a contender did not start within a minute')
}

function freePort(): Promise<number> {
  return new Promise(resolve => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo
      server.close(() => resolve(port))
    })
  })
}

function run(command: string, args: string[]): void {
  const { status, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
  if (status !== 0) throw new Error(`${args.join(' ')} failed: ${stdout}${stderr}`)
}
