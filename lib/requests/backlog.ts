import { setTimeout as sleep } from 'node:timers/promises'
import type { RequestEntry } from './entry'

/** Why entries never reached the table. */
export type DropReason = 'full' | 'database' | 'partition' | 'rejected' | 'shutdown'

export type Limits = {
  /** Entries and bytes of bodies that may wait; what comes on top is dropped. */
  entriesMax: number
  bytesMax: number
  batchMax: number
  /** Milliseconds entries gather before they are written, unless a batch is full sooner. */
  pause: number
  attemptsMax: number
  /** Milliseconds before the second attempt; doubled for each one after it. */
  retryPause: number
}

const overhead = 512

/**
 * A bounded queue before a slow writer. `write` is given entries of one UTC day; a batch it cannot write is
 * kept and tried again a few times, unless Postgres says that it never will.
 */
export class Backlog {
  #entries: RequestEntry[] = []
  #inFlight = 0
  #bytes = 0
  #timer: NodeJS.Timeout | null = null
  #flushing: Promise<void> | null = null
  #closing: AbortController | null = null

  constructor(
    readonly limits: Limits,
    readonly write: (batch: RequestEntry[]) => Promise<void>,
    readonly dropped: (count: number, reason: DropReason, error?: unknown) => void,
  ) {}

  /** Entries that wait or are being written. */
  get waiting(): number {
    return this.#entries.length + this.#inFlight
  }

  /** Takes an entry, or drops it where there is no room. Never throws, never waits. */
  push(entry: RequestEntry): void {
    const size = sizeOf(entry)
    if (this.waiting >= this.limits.entriesMax || this.#bytes + size > this.limits.bytesMax) {
      this.dropped(1, 'full')
      return
    }
    this.#bytes += size
    const length = this.#entries.push(entry)
    if (length === 1) this.#schedule(this.limits.pause)
    else if (length === this.limits.batchMax) this.#schedule(0)
  }

  /** Writes what waits, for at most so many milliseconds; the rest is dropped and counted. */
  async drain(milliseconds: number): Promise<void> {
    const closing = new AbortController()
    this.#closing = closing
    const deadline = new AbortController()
    const late = sleep(milliseconds, true, { signal: deadline.signal }).catch(() => true)
    const isLate = await Promise.race([late, this.#flushTwice()])
    deadline.abort()
    if (isLate) {
      closing.abort()
      this.#abandon()
    }
    this.#closing = null
  }

  #schedule(pause: number): void {
    if (this.#timer) clearTimeout(this.#timer)
    this.#timer = setTimeout(() => void this.#flush(), pause)
    this.#timer.unref()
  }

  #flush(): Promise<void> {
    this.#flushing ??= this.#writeAll().finally(() => {
      this.#flushing = null
      if (this.#entries.length > 0) this.#schedule(this.limits.pause)
    })
    return this.#flushing
  }

  /** A flush under way may have begun before the end was known, and leave a last part of a batch. */
  async #flushTwice(): Promise<boolean> {
    await this.#flush()
    if (this.#entries.length > 0) await this.#flush()
    return false
  }

  async #writeAll(): Promise<void> {
    // Fewer than a batch that came meanwhile gather again, unless this is the end.
    for (let least = 1; this.#entries.length >= least; least = this.#closing ? 1 : this.limits.batchMax) {
      const batch = this.#entries.splice(0, lengthOfDay(this.#entries, this.limits.batchMax))
      this.#inFlight = batch.length
      await this.#writePatiently(batch)
      this.#inFlight = 0
      for (const entry of batch) this.#bytes -= sizeOf(entry)
    }
  }

  async #writePatiently(batch: RequestEntry[]): Promise<void> {
    for (let attempt = 1; ; attempt++) {
      try {
        await this.write(batch)
        return
      } catch (error) {
        const final = finalReason(error) ?? (attempt >= this.limits.attemptsMax ? 'database' : null)
        if (final || this.#closing?.signal.aborted) {
          this.dropped(batch.length, final ?? 'shutdown', error)
          return
        }
        const pause = this.limits.retryPause * 2 ** (attempt - 1)
        await sleep(pause, undefined, { ref: false, signal: this.#closing?.signal }).catch(() => {})
      }
    }
  }

  #abandon(): void {
    if (this.#entries.length > 0) this.dropped(this.#entries.length, 'shutdown')
    for (const entry of this.#entries) this.#bytes -= sizeOf(entry)
    this.#entries = []
  }
}

function sizeOf(entry: RequestEntry): number {
  return overhead + (entry.request?.length ?? 0) + entry.answer.length
}

/** How many of the first entries are of the first one's day: a missing partition must not lose a neighbour's. */
function lengthOfDay(entries: RequestEntry[], max: number): number {
  const day = Math.floor(entries[0]!.at / 86_400_000)
  let length = 1
  while (length < max && length < entries.length && Math.floor(entries[length]!.at / 86_400_000) === day)
    length++
  return length
}

/** 23514 is a row without a partition; other complaints of these classes are about what is written. */
function finalReason(error: unknown): DropReason | null {
  const code = String((error as { code?: unknown } | null)?.code ?? '')
  if (code === '23514') return 'partition'
  return /^(22|23|42)...$/.test(code) ? 'rejected' : null
}
