import { mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { isRunning, processStamp } from './stamp'

/** Processes that use this home's Postgres: whoever leaves last stops it, whoever started it. */
export async function enter(home: string): Promise<void> {
  await mkdir(folder(home), { recursive: true, mode: 0o700 })
  await writeFile(path.join(folder(home), String(process.pid)), processStamp() ?? '', { mode: 0o600 })
}

/** Leaves; true where no other running process is left. */
export async function leave(home: string): Promise<boolean> {
  await rm(path.join(folder(home), String(process.pid)), { force: true })
  let others = 0
  for (const name of await readdir(folder(home)).catch(() => [])) {
    const file = path.join(folder(home), name)
    if (isRunning(await readFile(file, 'utf8').catch(() => ''))) others++
    else await rm(file, { force: true })
  }
  return others === 0
}

function folder(home: string): string {
  return path.join(home, 'postgres.users')
}
