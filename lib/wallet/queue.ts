import { now } from '@/lib/clock'
import { lanePool } from '@/lib/db/pools'
import { env } from '@/lib/env'
import { type Answer, busyAnswer } from './answer'
import type { Command } from './command'
import { runBatch } from './run'

type Waiting = { command: Command; deadline: number; answer: (answer: Answer) => void }
type Lane = { waiting: Waiting[]; running: Promise<void> | null }
type Bounds = { length: number; batch: number; deadlineMs: number }
type Lanes = { lanes: Lane[]; bounds: Bounds; draining: boolean; sweeper: NodeJS.Timeout }

// One process holds two compilations of lib (Next's and the server's): the lanes must be single.
const key = Symbol.for('cage.lanes')

/**
 * Group commit: commands wait in the lane of their player, and what has gathered while the lane's last batch
 * was being committed goes next, in one database transaction. An idle lane sends at once. A full lane answers
 * BUSY, and so does one in which a command has waited past its deadline; a command that is in a batch is
 * answered by the batch's outcome only. Never throws.
 */
export function submit(command: Command): Promise<Answer> {
  const held = hold()
  const lane = held.lanes[laneOf(command.playerId, held.lanes.length)]!
  if (held.draining || lane.waiting.length >= held.bounds.length) return Promise.resolve(busyAnswer())
  return new Promise(answer => {
    lane.waiting.push({ command, deadline: performance.now() + held.bounds.deadlineMs, answer })
    // What arrives in the same turn of the event loop shares the batch.
    lane.running ??= new Promise<void>(resolve => setImmediate(resolve)).then(() =>
      run(lane, held.bounds.batch),
    )
  })
}

/** Refuses what comes from now on, and waits until every command that was taken is answered. */
export async function drainLanes(): Promise<void> {
  const held = hold()
  held.draining = true
  await Promise.all(held.lanes.map(lane => lane.running))
  clearInterval(held.sweeper)
}

/** Commands waiting in all lanes, not yet in a batch. */
export function laneDepth(): number {
  return hold().lanes.reduce((sum, lane) => sum + lane.waiting.length, 0)
}

async function run(lane: Lane, batchMax: number): Promise<void> {
  try {
    while (lane.waiting.length > 0) {
      const batch = takeBatch(lane, batchMax)
      const answers = await runBatch(
        lanePool(),
        batch.map(waiting => waiting.command),
        now(),
      )
      batch.forEach((waiting, index) => {
        waiting.answer(answers[index]!)
      })
    }
  } finally {
    lane.running = null
  }
}

/** The next commands in order, as many as may share a batch. */
function takeBatch(lane: Lane, batchMax: number): Waiting[] {
  let taken = 0
  while (taken < Math.min(batchMax, lane.waiting.length) && mayJoin(lane.waiting, taken)) taken++
  return lane.waiting.splice(0, taken)
}

/**
 * What a rollback is decided on is read before the batch: its original must be there to be read, and another
 * rollback of the player could undo what was read. Such a one waits for the next batch.
 */
function mayJoin(waiting: Waiting[], index: number): boolean {
  const { kind, playerId, referenceId } = waiting[index]!.command
  if (kind !== 'rollback') return true
  for (let before = 0; before < index; before++) {
    const { command } = waiting[before]!
    if (command.playerId !== playerId) continue
    if (command.kind === 'rollback' || command.transactionId === referenceId) return false
  }
  return true
}

function hold(): Lanes {
  const store = globalThis as { [key]?: Lanes }
  if (!store[key]) {
    const { CAGE_LANES, CAGE_LANE_LENGTH, CAGE_BATCH, CAGE_DEADLINE_MS } = env()
    const lanes: Lane[] = Array.from({ length: CAGE_LANES }, () => ({ waiting: [], running: null }))
    const bounds = { length: CAGE_LANE_LENGTH, batch: CAGE_BATCH, deadlineMs: CAGE_DEADLINE_MS }
    store[key] = {
      lanes,
      bounds,
      draining: false,
      sweeper: setInterval(() => refuseLate(lanes), 250).unref(),
    }
  }
  return store[key]
}

function refuseLate(lanes: Lane[]): void {
  const moment = performance.now()
  for (const lane of lanes) {
    while (lane.waiting.length > 0 && lane.waiting[0]!.deadline <= moment)
      lane.waiting.shift()!.answer(busyAnswer())
  }
}

/** FNV-1a: the same player always meets the same lane. */
function laneOf(playerId: string, lanes: number): number {
  let hash = 0x811c9dc5
  for (let index = 0; index < playerId.length; index++)
    hash = Math.imul(hash ^ playerId.charCodeAt(index), 0x01000193)
  return (hash >>> 0) % lanes
}
