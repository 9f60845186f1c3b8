import { link, readFile, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { isRunning, processStamp } from './stamp'

const patience = 120_000

/** Runs `act` while no other process of this home starts or stops Postgres. A dead holder's lock is taken over. */
export async function withHomeLock<T>(home: string, act: () => Promise<T>): Promise<T> {
  const file = path.join(home, 'postgres.lock')
  const until = Date.now() + patience
  while (!(await take(file))) {
    if (Date.now() > until)
      throw new Error(`Another process holds ${file} for too long: end it, or remove the file.`)
    await sleep(50)
  }
  try {
    return await act()
  } finally {
    await rm(file, { force: true })
  }
}

/** A link appears with its content in it, so nobody ever reads a half-written lock. */
async function take(file: string): Promise<boolean> {
  const own = `${file}.${process.pid}`
  await writeFile(own, processStamp() ?? '', { mode: 0o600 })
  try {
    await link(own, file)
    return true
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(own, { force: true })
  }
  const holder = await readFile(file, 'utf8').catch(() => null)
  if (holder !== null && !isRunning(holder)) await clear(file, own)
  return false
}

/** Moves a dead holder's lock away; one that somebody has taken meanwhile goes back. */
async function clear(file: string, own: string): Promise<void> {
  const stale = `${own}.stale`
  try {
    await rename(file, stale)
  } catch {
    return
  }
  if (isRunning(await readFile(stale, 'utf8'))) await link(stale, file).catch(() => {})
  await rm(stale, { force: true })
}
