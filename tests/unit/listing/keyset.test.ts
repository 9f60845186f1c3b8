import { expect, test } from 'vitest'
import { keysetPage, parseCursor } from '@/lib/listing/keyset'

const all = Array.from({ length: 23 }, (_, index) => ({ seq: 23 - index }))

/** A list of numbers, newest first, as a database would answer it. */
const fetchSeqs = async (cursor: { direction: string; keys: string[] } | null, limit: number) => {
  const at = Number.parseInt(cursor?.keys[0] ?? '', 10)
  if (!cursor) return all.slice(0, limit)
  if (cursor.direction === 'after') return all.filter(row => row.seq < at).slice(0, limit)
  return all
    .filter(row => row.seq > at)
    .reverse()
    .slice(0, limit)
}

const page = (query: Record<string, string>) =>
  keysetPage(parseCursor(query, 1), 10, fetchSeqs, row => [`${row.seq}`])

test('every row is met once on the way down and on the way up', async () => {
  const down = [await page({})]
  while (down.at(-1)!.next) down.push(await page({ after: down.at(-1)!.next! }))
  expect(down.flatMap(one => one.rows)).toEqual(all)
  const up = [down.at(-1)!]
  while (up[0]!.previous) up.unshift(await page({ before: up[0]!.previous! }))
  expect(up.flatMap(one => one.rows)).toEqual(all)
})

test('the first page has nothing newer, the last nothing older', async () => {
  const first = await page({})
  expect(first.previous).toBeNull()
  const last = await page({ after: (await page({ after: first.next! })).next! })
  expect(last.next).toBeNull()
  expect(last.rows).toHaveLength(3)
})

test('an empty list has no neighbours', async () => {
  expect(
    await keysetPage(
      null,
      10,
      async () => [],
      () => [],
    ),
  ).toEqual({ rows: [], next: null, previous: null })
})

test('a cursor that was not made by us is none', () => {
  const [object, zero] = ['{"a":1}', '["\\u0000"]'].map(text => Buffer.from(text).toString('base64url'))
  for (const after of ['', 'x', 'WzFd', 'W10', object, zero]) expect(parseCursor({ after }, 1)).toBeNull()
  expect(parseCursor({ after: ['WyIxIl0'] }, 1)).toBeNull()
})
