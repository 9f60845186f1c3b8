import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { chown, cp, lstat, mkdir, readFile, readlink, rename, stat, symlink } from 'node:fs/promises'
import path from 'node:path'
import { postgresBinaries } from './binaries'

/** How and where Postgres runs. It refuses to run as root, so as root it is run as somebody else. */
export type Confinement = {
  /** The folder of bin, lib and share. */
  native: string
  /** The cluster's folder; its parent can be written to by the user below. */
  data: string
  user: { uid: number; gid: number } | null
  /** Put before the command. */
  prefix: string[]
}

/** Root becomes `nobody` in a namespace of its own, and so still reaches folders only root can enter. */
const unshare = ['unshare', '--user', '--map-user=65534', '--map-group=65534', '--']

/** Decides how to run the Postgres of `home`, and lays out its folders where they must be elsewhere. */
export async function confine(home: string): Promise<Confinement> {
  const native = await postgresBinaries()
  const data = path.join(home, 'postgres')
  const direct: Confinement = { native, data, user: null, prefix: [] }
  if (process.getuid?.() !== 0) return direct
  const known = await lstat(data).catch(() => null)
  if (known?.isSymbolicLink()) return elsewhere(home, native)
  if (known && known.uid !== 0) return { ...direct, user: { uid: known.uid, gid: known.gid } }
  if (canUnshare(native)) return { ...direct, prefix: unshare }
  return elsewhere(home, native)
}

function canUnshare(native: string): boolean {
  const [command, ...rest] = [...unshare, path.join(native, 'bin', 'postgres'), '--version']
  return spawnSync(command!, rest, { stdio: 'ignore' }).status === 0
}

/** Binaries and data in a folder that an ordinary user can reach, and a link to it where they belong. */
async function elsewhere(home: string, native: string): Promise<Confinement> {
  const user = await ordinaryUser()
  const data = path.join(home, 'postgres')
  const base = path.join('/var/lib', `cage-${createHash('sha256').update(home).digest('hex').slice(0, 12)}`)
  const linked = await readlink(data).catch(() => null)
  const folder = linked ? path.dirname(linked) : base
  await mkdir(folder, { recursive: true, mode: 0o755 })
  await chown(folder, user.uid, user.gid)
  const binaries = path.join(folder, await nativeName(native))
  if (!(await stat(binaries).catch(() => null))) {
    await cp(native, `${binaries}.new`, { recursive: true, verbatimSymlinks: true })
    await rename(`${binaries}.new`, binaries)
  }
  if (!linked) await moveData(data, path.join(folder, 'data'), user)
  return { native: binaries, data: path.join(folder, 'data'), user, prefix: [] }
}

async function moveData(from: string, to: string, user: { uid: number; gid: number }): Promise<void> {
  // Left by a data folder of the same name that was removed by hand: not ours to use, nor to delete.
  if (await lstat(to).catch(() => null)) await rename(to, `${to}.left-${Date.now()}`)
  if (await lstat(from).catch(() => null)) {
    const copied = spawnSync('cp', ['-a', from, to])
    const owned = spawnSync('chown', ['-R', `${user.uid}:${user.gid}`, to])
    if (copied.status !== 0 || owned.status !== 0)
      throw new Error(`The data in ${from} could not be copied to ${to}.`)
    await rename(from, `${from}.before-move`)
  }
  await symlink(to, from)
}

async function nativeName(native: string): Promise<string> {
  const { version } = JSON.parse(await readFile(path.join(native, '..', 'package.json'), 'utf8'))
  return `native-${version}`
}

async function ordinaryUser(): Promise<{ uid: number; gid: number }> {
  const lines = (await readFile('/etc/passwd', 'utf8')).split('\n').map(line => line.split(':'))
  const found = lines.find(([name]) => name === 'postgres') ?? lines.find(([name]) => name === 'nobody')
  if (!found)
    throw new Error(
      'Postgres does not run as root, and there is neither a user postgres nor nobody: set DATABASE_URL.',
    )
  return { uid: Number.parseInt(found[2]!, 10), gid: Number.parseInt(found[3]!, 10) }
}
