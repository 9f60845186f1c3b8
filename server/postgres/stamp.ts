import { readFileSync } from 'node:fs'

/** Which process this is: its id and, where the system tells, when it began, since ids are used again. */
export function processStamp(pid = process.pid): string | null {
  try {
    process.kill(pid, 0)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ESRCH') return null
  }
  const facts = statFields(pid)
  // A zombie is dead, only nobody has asked for its end yet.
  if (facts[0] === 'Z' || facts[0] === 'X') return null
  return `${pid} ${facts[19] ?? ''}`
}

/** Whether the process of this stamp still runs. */
export function isRunning(stamp: string): boolean {
  const pid = Number.parseInt(stamp, 10)
  return pid > 0 && processStamp(pid) === stamp
}

/** Whether this process is surely something else than Postgres (a process id used again after a restart). */
export function isForeign(pid: number): boolean {
  try {
    return readFileSync(`/proc/${pid}/comm`, 'utf8').trim() !== 'postgres'
  } catch {
    return false
  }
}

/** /proc/<pid>/stat from its third field (state) on: the second is a name in brackets that may hold anything. */
function statFields(pid: number): string[] {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}
