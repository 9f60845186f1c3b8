import { readdir, readFile } from 'node:fs/promises'

/** The processes a process has started. */
export async function childrenOf(parent: number): Promise<number[]> {
  const pids = (await readdir('/proc'))
    .filter(name => /^[0-9]+$/.test(name))
    .map(name => Number.parseInt(name, 10))
  const parents = await Promise.all(pids.map(async pid => (await statOf(pid))?.parent))
  return pids.filter((_, at) => parents[at] === parent)
}

/** State and parent of a process; null when it is gone. The name is in brackets and may hold spaces. */
async function statOf(pid: number): Promise<{ state: string; parent: number } | null> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => null)
  if (stat === null) return null
  const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  return { state: state!, parent: Number.parseInt(parent!, 10) }
}

/** `kill -9`; whoever is gone already is gone. */
export function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
  }
}

/** Whether it runs; one that only waits to be reaped does not. */
export async function isAlive(pid: number): Promise<boolean> {
  const stat = await statOf(pid)
  return stat !== null && stat.state !== 'Z'
}
