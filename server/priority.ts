import { readdirSync } from 'node:fs'
import { constants, setPriority } from 'node:os'

const lowest = constants.priority.PRIORITY_LOW

/**
 * A back office of its own process gives way to a wallet on the same machine: a page waits for a bet, never the
 * other way round. On Linux a priority belongs to a thread, so each that runs by now is told; later ones inherit.
 */
export function giveWay(): void {
  for (const thread of threads()) {
    try {
      setPriority(thread, lowest)
    } catch {
      // A thread that has ended, or a system where a process may not say so: it runs as any other.
    }
  }
}

function threads(): number[] {
  try {
    return readdirSync('/proc/self/task').map(id => Number.parseInt(id, 10))
  } catch {
    return [process.pid]
  }
}
