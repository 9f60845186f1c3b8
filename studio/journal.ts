import { type FileHandle, open, readFile, rm, writeFile } from 'node:fs/promises'
import type { Call } from './call'

/** A line of the journal. `sent` is on disk before the first byte leaves; what follows it may be lost. */
export type JournalLine =
  | { t: 'run'; run: string; provider: string; replayed: 'stored' | 'current_balance'; at: string }
  | { t: 'earlier'; runs: string[] }
  | { t: 'player'; player: string; currency: string }
  | { t: 'sent'; n: number; call: Call; poison: boolean }
  | { t: 'again'; n: number; id: string; poison: boolean }
  | { t: 'answered'; n: number; id: string; poison: boolean; answer: JournalAnswer }
  | { t: 'lost'; n: number; id: string; why: string }
  | { t: 'violation'; id: string; what: string }

export type JournalAnswer = {
  status: number
  code: string | null
  balance: string | null
  replayed: boolean
  /** SHA-256 of the body, and of the body without its balance. */
  sha: string
  shaBare: string
  ms: number
}

export type Journal = {
  /** Resolves when the line is safe on disk. */
  write: (line: JournalLine) => Promise<void>
  /** Writes the line with the next flush; nobody waits. */
  note: (line: JournalLine) => void
  close: () => Promise<void>
}

/**
 * Opens (or goes on with) an append-only journal, for this process alone. What gathered while the last fsync
 * ran goes with the next.
 */
export async function openJournal(path: string): Promise<Journal> {
  const unlock = await lock(`${path}.lock`)
  const file = await open(path, 'a+', 0o600)
  await cutTornTail(file)
  let waiting: { text: string; safe: () => void; failed: (reason: unknown) => void }[] = []
  let flushing: Promise<void> | null = null

  const flush = async () => {
    while (waiting.length > 0) {
      const batch = waiting
      waiting = []
      try {
        await file.appendFile(batch.map(entry => entry.text).join(''))
        await file.datasync()
        for (const entry of batch) entry.safe()
      } catch (reason) {
        for (const entry of batch) entry.failed(reason)
      }
    }
    flushing = null
  }
  const write = (line: JournalLine) =>
    new Promise<void>((safe, failed) => {
      waiting.push({ text: `${JSON.stringify(line)}\n`, safe, failed })
      flushing ??= Promise.resolve().then(flush)
    })
  return {
    write,
    note: line => void write(line).catch(reason => console.error(`journal: ${reason}`)),
    close: async () => {
      while (flushing) await flushing
      await file.close()
      await unlock()
    },
  }
}

/** Two writers would cut each other's lines. A lock whose process is gone is nobody's. */
async function lock(path: string): Promise<() => Promise<void>> {
  const holder = Number.parseInt(await readFile(path, 'utf8').catch(() => ''), 10)
  if (holder > 0 && holder !== process.pid && isAlive(holder)) {
    throw new Error(`Process ${holder} is writing this journal: end it first (or remove ${path}).`)
  }
  await writeFile(path, String(process.pid), { mode: 0o600 })
  return () => rm(path, { force: true })
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

/** A crash may leave half a line: it was never safe, so nothing was sent for it. */
async function cutTornTail(file: FileHandle): Promise<void> {
  const { size } = await file.stat()
  const block = Buffer.alloc(64 * 1024)
  for (let end = size; end > 0; end -= block.length) {
    const start = Math.max(0, end - block.length)
    const { bytesRead } = await file.read(block, 0, end - start, start)
    const newline = block.subarray(0, bytesRead).lastIndexOf(0x0a)
    if (newline >= 0) return cutAt(file, start + newline + 1, size)
  }
  if (size > 0) await cutAt(file, 0, size)
}

async function cutAt(file: FileHandle, length: number, size: number): Promise<void> {
  if (length < size) await file.truncate(length)
}
