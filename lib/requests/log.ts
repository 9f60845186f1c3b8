import { now } from '@/lib/clock'
import { appPool } from '@/lib/db/pools'
import { log } from '@/lib/log'
import { counter, gauge } from '@/lib/metrics'
import { Backlog, type DropReason } from './backlog'
import type { RequestEntry } from './entry'
import { type KeyUses, noteUses, touchCredentials } from './touch'
import { writeRequests } from './write'

const limits = {
  entriesMax: 20_000,
  bytesMax: 64 * 1024 * 1024,
  batchMax: 500,
  pause: 200,
  attemptsMax: 6,
  retryPause: 200,
}
const touchEvery = 5000
const warnEvery = 60_000
const drainMax = 5000

type Log = { backlog: Backlog; uses: KeyUses; touchedAt: number; warnedAt: number }

// One process holds two compilations of lib: they share one log.
const key = Symbol.for('cage.requests')
const shared = globalThis as { [key]?: Log }

const written = counter({ name: 'cage_request_log_written_total', help: 'Calls written to the request log.' })
const lost = counter({
  name: 'cage_request_log_dropped_total',
  help: 'Calls the request log lost, by reason.',
  labelNames: ['reason'],
})
gauge({
  name: 'cage_request_log_waiting',
  help: 'Calls waiting to be written to the request log.',
  collect() {
    this.set(shared[key]?.backlog.waiting ?? 0)
  },
})

/**
 * Puts a call into the request log: a push into memory, written in bulk a moment later. Never throws and
 * never waits; what finds no room, or no database for long, is dropped and counted.
 */
export function logRequest(entry: RequestEntry): void {
  opened().backlog.push(entry)
}

/** Writes what waits, at shutdown: within five seconds, else it is dropped and counted. */
export async function flushRequests(): Promise<void> {
  const known = shared[key]
  if (!known) return
  await known.backlog.drain(drainMax)
  if (known.uses.size > 0) await touch(known)
}

function opened(): Log {
  shared[key] ??= { backlog: new Backlog(limits, write, drop), uses: new Map(), touchedAt: 0, warnedAt: 0 }
  return shared[key]
}

async function write(batch: RequestEntry[]): Promise<void> {
  await writeRequests(batch)
  written.inc(batch.length)
  const known = opened()
  noteUses(known.uses, batch)
  if (now() - known.touchedAt >= touchEvery) await touch(known)
}

/** A key's last use is a convenience: a failure leaves it for the next time. */
async function touch(known: Log): Promise<void> {
  const uses = known.uses
  known.uses = new Map()
  known.touchedAt = now()
  await touchCredentials(appPool(), uses).catch(() => {
    for (const [id, use] of known.uses) uses.set(id, use)
    known.uses = uses
  })
}

function drop(count: number, reason: DropReason, error?: unknown): void {
  lost.inc({ reason }, count)
  const known = shared[key]
  if (!known || now() - known.warnedAt < warnEvery) return
  known.warnedAt = now()
  log().warn({ err: error, reason, count }, 'the request log dropped calls')
}
