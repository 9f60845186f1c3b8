import { setTimeout as sleep } from 'node:timers/promises'
import { describe, expect, test } from 'vitest'
import { Backlog, type Limits } from '@/lib/requests/backlog'
import type { RequestEntry } from '@/lib/requests/entry'
import { requestEntry } from '../../support/request-entry'

const limits: Limits = {
  entriesMax: 10,
  bytesMax: 100_000,
  batchMax: 4,
  pause: 5,
  attemptsMax: 3,
  retryPause: 1,
}

describe('the backlog', () => {
  test('writes what gathers, in order, in batches', async () => {
    const { backlog, batches } = open()
    for (let number = 0; number < 9; number++) backlog.push(requestEntry({ latencyUs: number }))
    await backlog.drain(1000)
    expect(batches.flat().map(entry => entry.latencyUs)).toEqual([0, 1, 2, 3, 4, 5, 6, 7, 8])
    expect(batches.map(batch => batch.length)).toEqual([4, 4, 1])
    expect(backlog.waiting).toBe(0)
  })

  test('writes by itself after a pause', async () => {
    const { backlog, batches } = open()
    backlog.push(requestEntry())
    expect(batches).toEqual([])
    await sleep(50)
    expect(batches.length).toBe(1)
  })

  test('drops and counts what finds no room, by entries and by bytes', async () => {
    const { backlog, batches, dropped } = open()
    for (let number = 0; number < 15; number++) backlog.push(requestEntry())
    expect(dropped).toEqual({ full: 5 })
    await backlog.drain(1000)
    expect(batches.flat().length).toBe(10)
    for (let number = 0; number < 3; number++) backlog.push(requestEntry({ request: Buffer.alloc(45_000) }))
    expect(dropped).toEqual({ full: 6 })
  })

  test('keeps a batch that could not be written, and tries again', async () => {
    const { backlog, batches, dropped } = open([new Error('gone'), new Error('gone')])
    backlog.push(requestEntry())
    await backlog.drain(1000)
    expect(batches.length).toBe(1)
    expect(dropped).toEqual({})
  })

  test('gives up after a few attempts, and room is free again', async () => {
    const { backlog, dropped } = open(Array(3).fill(new Error('gone')))
    for (let number = 0; number < 10; number++) backlog.push(requestEntry())
    await backlog.drain(1000)
    expect(dropped).toEqual({ database: 4 })
    expect(backlog.waiting).toBe(0)
  })

  test('a missing partition loses its own day only, at once', async () => {
    const today = Date.UTC(2026, 10, 22, 23, 59, 59, 999)
    const { backlog, batches, dropped } = open([
      null,
      Object.assign(new Error('no partition'), { code: '23514' }),
    ])
    for (const at of [today, today, today + 1]) backlog.push(requestEntry({ at }))
    await backlog.drain(1000)
    expect(batches.map(batch => batch.length)).toEqual([2])
    expect(dropped).toEqual({ partition: 1 })
  })

  test('a drain ends in time, also where the database does not', async () => {
    const { backlog, dropped } = open([], () => sleep(10_000, undefined, { ref: false }))
    for (let number = 0; number < 10; number++) backlog.push(requestEntry())
    const startedAt = performance.now()
    await backlog.drain(50)
    expect(performance.now() - startedAt).toBeLessThan(1000)
    expect(dropped).toEqual({ shutdown: 6 })
  })
})

/** A backlog whose writer fails with these, one a time, before it works. */
function open(failures: (Error | null)[] = [], write: () => Promise<unknown> = async () => {}) {
  const batches: RequestEntry[][] = []
  const dropped: Record<string, number> = {}
  const writer = async (batch: RequestEntry[]) => {
    const failure = failures.shift()
    if (failure) throw failure
    await write()
    batches.push(batch)
  }
  const backlog = new Backlog(limits, writer, (count, reason) => {
    dropped[reason] = (dropped[reason] ?? 0) + count
  })
  return { backlog, batches, dropped }
}
