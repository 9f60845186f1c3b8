import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { appPool } from '@/lib/db/pools'
import { prisma } from '@/lib/db/prisma'
import { type Cursor, parseCursor } from '@/lib/listing/keyset'
import { listsOf, looksOf, type Sample, sumsOf, takeSample } from '@/tests/bench/lists/catalogue'
import { fillCasino } from '@/tests/bench/lists/fill'
import { ownDatabase } from '@/tests/support/database'

// Every list, in every way it can be asked for, must be led by an index wherever a table grows with play.
const grown =
  /^(transactions|postings|rounds|requests|audit_events|players|wallets|sessions|cases|notes|approvals|tombstones)(_\d{4}.*)?$/

/** Partial indexes that hold only a few rows: they may be read whole. */
const few = /^players_test$/

type Sent = { text: string; values: unknown[] }
type Node = {
  'Node Type': string
  'Relation Name'?: string
  'Index Name'?: string
  'Index Cond'?: string
  'Recheck Cond'?: string
  Filter?: string
  Plans?: Node[]
}

const long = 120_000
const postings = 20_000

let sample: Sample
let client: pg.PoolClient
let sent: Sent[] = []
// biome-ignore lint/suspicious/noExplicitAny: pg's own has nine signatures
const query: any = pg.Client.prototype.query

beforeAll(async () => {
  await ownDatabase()
  await fillCasino(postings, 200)
  sample = await takeSample()
  client = await appPool().connect()
  // With sequential scans off, one that is left means that there is no index to take.
  await query.call(client, 'set enable_seqscan = off')
  await prisma().$queryRaw`select 1`
  pg.Client.prototype.query = function spied(this: pg.Client, ...given: unknown[]) {
    const [config, values] = given as [string | Sent, unknown[] | undefined]
    const one = typeof config === 'string' ? { text: config, values: values ?? [] } : config
    if (/^\s*(\(?select|with)/i.test(one.text)) sent.push({ text: one.text, values: one.values ?? [] })
    return Reflect.apply(query, this, given)
  } as typeof pg.Client.prototype.query
}, long)

afterAll(() => {
  pg.Client.prototype.query = query
  client?.release()
})

test(
  'no list scans a table that grows, whatever it is asked for, forwards and backwards',
  async () => {
    const scans: string[] = []
    for (const { name, keys, read } of listsOf(sample)) {
      const { next } = await read(null, 3)
      await read(null)
      const cursor = next === null ? null : parseCursor({ after: next }, keys)
      if (cursor) for (const direction of directions) await read({ direction, keys: cursor.keys })
      scans.push(...(await scansIn(name)))
    }
    expect(scans).toEqual([])
  },
  long,
)

test(
  'nor do the search, the pages of one thing, and the figures beside a list',
  async () => {
    const scans: string[] = []
    for (const { name, read } of [...looksOf(sample), ...sumsOf(sample)]) {
      await read()
      scans.push(...(await scansIn(name)))
    }
    expect(scans).toEqual([])
  },
  long,
)

test('the law sees a scan where there is one', async () => {
  sent = [{ text: `select * from transactions where game_id = $1 limit 5`, values: ['g9'] }]
  expect(await scansIn('a scan')).toHaveLength(1)
  sent = [{ text: `select max(amount) from postings where amount > $1`, values: ['3'] }]
  expect((await scansIn('a scan')).length).toBeGreaterThan(0)
})

const directions: Cursor['direction'][] = ['after', 'before']

/** What the statements sent since scan, as far as it grows; then they are forgotten. */
async function scansIn(name: string): Promise<string[]> {
  const statements = sent
  sent = []
  expect(statements.length, `${name} asks the database`).toBeGreaterThan(0)
  const found = new Set<string>()
  for (const { text, values } of statements) {
    const { rows } = await query.call(client, `explain (format json) ${text}`, values)
    for (const node of scansOf(rows[0]['QUERY PLAN'][0].Plan, false)) {
      const table = node['Relation Name']!.replace(/_[0-9_]+$/, '')
      found.add(`${name}: ${node['Node Type']} on ${table}: ${text.replace(/\s+/g, ' ').slice(0, 200)}`)
    }
  }
  return [...found]
}

/**
 * Nodes that read a whole table that grows: a sequential scan; or an index walked from end to end, which is
 * one too unless a limit above stops it.
 */
function scansOf(node: Node, isLimited: boolean): Node[] {
  const type = node['Node Type']
  const limited = isLimited || type === 'Limit'
  const below = (node.Plans ?? []).flatMap(child => scansOf(child, limited))
  if (!grown.test(node['Relation Name'] ?? '')) return below
  const isWalked =
    /^Index/.test(type) && !node['Index Cond'] && !limited && !few.test(node['Index Name'] ?? '')
  const isWhole = type === 'Seq Scan' || isWalked
  return isWhole ? [node, ...below] : below
}
