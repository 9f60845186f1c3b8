import { spawn } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chown, lstat, mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import path from 'node:path'
import type { Confinement } from './confine'

/** The role that owns everything in the embedded Postgres. */
export const ownerName = 'cage'

/** Makes the cluster where there is none: beside its place first, so that a half-made one is never met. */
export async function ensureCluster(confinement: Confinement, password: string): Promise<void> {
  const { native, data, user } = confinement
  if (await stat(path.join(data, 'PG_VERSION')).catch(() => null)) return
  if ((await lstat(data).catch(() => null)) !== null)
    throw new Error(`${data} is there but holds no Postgres data: move it away.`)
  const fresh = `${data}.new`
  await rm(fresh, { recursive: true, force: true })
  const secret = `${data}.pw`
  await writeFile(secret, password, { mode: 0o600 })
  if (user) await chown(secret, user.uid, user.gid)
  try {
    await run(confinement, path.join(native, 'bin', 'initdb'), [
      ...['-D', fresh, '-U', ownerName, '-A', 'scram-sha-256', `--pwfile=${secret}`, '-E', 'UTF8'],
      ...['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'],
    ])
  } finally {
    await rm(secret, { force: true })
  }
  await rename(fresh, data)
}

/** The owner's password, made on first use and readable by us alone. */
export async function clusterPassword(home: string): Promise<string> {
  const file = path.join(home, 'postgres.password')
  const known = await readFile(file, 'utf8').catch(() => '')
  if (known.trim()) return known.trim()
  await mkdir(home, { recursive: true, mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  await writeFile(file, password, { mode: 0o600 })
  return password
}

/** The port of this home, kept between runs while it is free. */
export async function clusterPort(home: string): Promise<number> {
  const file = path.join(home, 'postgres.port')
  const known = Number.parseInt(await readFile(file, 'utf8').catch(() => ''), 10)
  if (known > 0 && (await freePort(known)) === known) return known
  const port = await freePort(0)
  await writeFile(file, String(port), { mode: 0o600 })
  return port
}

/** The environment without PG* variables, which would reach into the server. */
export function cleanEnvironment(): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return Object.fromEntries(kept) as NodeJS.ProcessEnv
}

function freePort(wanted: number): Promise<number> {
  return new Promise(resolve => {
    const server = createServer()
    server.once('error', () => resolve(0))
    server.listen(wanted, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => resolve(typeof address === 'object' && address ? address.port : 0))
    })
  })
}

function run({ prefix, user }: Confinement, program: string, parameters: string[]): Promise<void> {
  const [command, ...args] = [...prefix, program, ...parameters]
  return new Promise((resolve, reject) => {
    const child = spawn(command!, args, {
      ...user,
      cwd: '/',
      env: cleanEnvironment(),
      stdio: ['ignore', 'ignore', 'pipe'],
    })
    let said = ''
    child.stderr!.on('data', chunk => {
      said += chunk
    })
    child.on('error', reject)
    child.on('close', code =>
      code === 0
        ? resolve()
        : reject(new Error(`${path.basename(program)} failed: ${said.trim().split('\n').at(-1)}`)),
    )
  })
}
