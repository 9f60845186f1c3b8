import { parseCursor } from '@/lib/listing/keyset'
import { type Listed, type Looked, listsOf, looksOf, sumsOf, takeSample } from './catalogue'

/** Milliseconds a read takes, by its name: the median of several, warm. */
export type Timings = Map<string, number>

const runs = 9

/** How many rows lie before a deep page. */
const depth = 5_000

/** Every list's first page, a deep one and the one before that, then everything that is read as a whole. */
export async function measureLists(): Promise<Timings> {
  const sample = await takeSample()
  const timings: Timings = new Map()
  for (const list of listsOf(sample)) await measureList(list, timings)
  for (const look of [...looksOf(sample), ...sumsOf(sample)]) await measure(look, timings)
  return timings
}

async function measureList({ name, keys, read }: Listed, timings: Timings): Promise<void> {
  await measure({ name, read: () => read(null) }, timings)
  const { next, rows } = await read(null, depth)
  const cursor = next === null ? null : parseCursor({ after: next }, keys)
  if (cursor === null || rows.length < depth) return
  await measure({ name: `${name}, ${depth} deep`, read: () => read(cursor) }, timings)
  const before = { direction: 'before' as const, keys: cursor.keys }
  await measure({ name: `${name}, ${depth} deep, back`, read: () => read(before) }, timings)
}

async function measure({ name, read }: Looked, timings: Timings): Promise<void> {
  const took: number[] = []
  for (let run = 0; run < runs; run++) {
    const startedAt = performance.now()
    await read()
    took.push(performance.now() - startedAt)
  }
  // The first two have made the connection, the plan and the cache warm.
  const warm = took.slice(2).sort((a, b) => a - b)
  timings.set(name, warm[Math.floor(warm.length / 2)]!)
}
