import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import type { Query } from '@/lib/listing/filter'
import { parseCursor } from '@/lib/listing/keyset'
import type { Direction, Sort } from '@/lib/listing/sort'
import { type PlayerSortId, playerFilter, playerSortable } from '@/lib/players/filter'
import { listPlayers, type PlayerRow } from '@/lib/players/list'
import { totalPlayers } from '@/lib/players/totals'
import { ownDatabase } from '../../support/database'

const at = Date.parse('2026-11-20T12:00:00Z')
const size = 7
const many = 60

/** Many alike: the same moment, name and balance several times, and some without name or session. */
beforeAll(async () => {
  await ownDatabase()
  await ownerPool().query(
    `insert into players (id, currency, country, display_name, status, test, created_at, updated_at, last_seen_at)
     select 'p' || lpad(n::text, 3, '0'), case n % 3 when 0 then 'EUR' when 1 then 'JPY' else 'USD' end,
       case n % 4 when 0 then 'MT' when 1 then 'SE' end,
       case when n % 5 = 0 then null else (array['Ana', 'ana', 'Bo', 'Żubr', 'a_b%', '王'])[n % 6 + 1] || ' ' || n % 4 end,
       case n % 10 when 0 then 'blocked' when 1 then 'closed' else 'active' end, n % 9 = 0,
       timestamptz '2026-10-01' + (n / 4) * interval '1 hour' + interval '123 microseconds', now(),
       case when n % 3 = 0 then null else timestamptz '2026-11-20 11:00Z' - (n / 5) * interval '2 days' end
     from generate_series(1, $1::int) n`,
    [many],
  )
  await ownerPool().query(
    `insert into accounts (id, kind, currency, player_id, created_at)
       select gen_random_uuid(), 'player', currency, id, now() from players`,
  )
  await ownerPool().query(
    `insert into wallets (id, player_id, currency, balance)
       select a.id, a.player_id, a.currency, (right(a.player_id, 2)::int % 5) * 10.50 from accounts a`,
  )
})
afterAll(async () => {
  await closePrisma()
  await closePools()
})

const blank = playerFilter.parse({})
const ways: Direction[] = ['ascending', 'descending']
const orders = (Object.keys(playerSortable) as PlayerSortId[]).flatMap(id =>
  ways.map(direction => ({ id, direction })),
)

describe('no player is lost or doubled, page by page, there and back', () => {
  for (const sort of orders) {
    test(`${sort.id} ${sort.direction}`, async () => {
      const filter = sort.id === 'balance' ? playerFilter.parse({ currency: 'EUR' }) : blank
      const expected = (await expectedOrder(sort)).filter(
        id => sort.id !== 'balance' || multipleOfThree(id) !== null,
      )
      const forth: PlayerRow[][] = []
      let query: Query = {}
      for (;;) {
        const page = await listPlayers(filter, sort, parseCursor(query, 2), size, at)
        forth.push(page.rows)
        if (page.next === null) break
        query = { after: page.next }
      }
      expect(forth.flat().map(row => row.id)).toEqual(expected)
      const back: PlayerRow[][] = [forth.at(-1)!]
      let page = await listPlayers(filter, sort, parseCursor(query, 2), size, at)
      while (page.previous !== null) {
        page = await listPlayers(filter, sort, parseCursor({ before: page.previous }, 2), size, at)
        back.unshift(page.rows)
      }
      expect(back.flat().map(row => row.id)).toEqual(expected)
    })
  }
})

describe('filters', () => {
  const found = async (query: Query) => {
    const page = await listPlayers(
      playerFilter.parse(query),
      { id: 'id', direction: 'ascending' },
      null,
      200,
      at,
    )
    return page.rows
  }

  test('by the beginning of the id or, in either case, of the name; wildcards are letters', async () => {
    expect((await found({ q: 'p00' })).map(row => row.id)).toEqual(range(1, 9))
    expect(await found({ q: 'P00' })).toEqual([])
    expect((await found({ q: 'ANA' })).every(row => row.name!.toLowerCase().startsWith('ana'))).toBe(true)
    expect((await found({ q: 'ANA' })).length).toBeGreaterThan(5)
    expect((await found({ q: 'a_b%' })).every(row => row.name!.startsWith('a_b%'))).toBe(true)
    expect(await found({ q: '%' })).toEqual([])
    expect((await found({ q: 'żu' })).length).toBeGreaterThan(0)
  })

  test('by status, country, currency and test', async () => {
    expect((await found({ status: 'blocked' })).map(row => row.id)).toEqual(
      range(1, many).filter(id => id.endsWith('0')),
    )
    expect((await found({ status: 'active' })).every(row => row.status === 'active')).toBe(true)
    expect(new Set((await found({ country: 'mt' })).map(row => row.country))).toEqual(new Set(['MT']))
    expect(new Set((await found({ currency: 'JPY' })).map(row => row.currency))).toEqual(new Set(['JPY']))
    expect((await found({ test: 'test' })).length + (await found({ test: 'real' })).length).toBe(many)
  })

  test('by when they were last seen', async () => {
    const seen = { '24h': 24, '7d': 168, '30d': 720 }
    for (const [word, hours] of Object.entries(seen)) {
      const rows = await found({ seen: word })
      expect(rows.length).toBeGreaterThan(0)
      expect(rows.every(row => Date.parse(row.seenAt!) >= at - hours * 3_600_000)).toBe(true)
    }
    expect((await found({ seen: 'never' })).map(row => row.id)).toEqual(
      range(1, many).filter(id => multipleOfThree(id) !== null),
    )
  })

  test('by balance within a currency; without one a range says nothing', async () => {
    const rows = await found({ currency: 'EUR', min: '21', max: '31.5' })
    expect(new Set(rows.map(row => row.balance))).toEqual(new Set(['21.00', '31.50']))
    expect(await found({ min: '21' })).toHaveLength(many)
    expect(await found({ currency: 'EUR', min: '1e3' })).toHaveLength(many / 3)
    const { totals } = await totalPlayers(
      playerFilter.parse({ currency: 'EUR', min: '21', test: 'real' }),
      at,
    )
    const real = (await found({ currency: 'EUR', min: '21', test: 'real' })).length
    expect(totals).toEqual([expect.objectContaining({ currency: 'EUR', players: real })])
  })

  test('a cursor that we did not make is no cursor', async () => {
    for (const key of ['nonsense', '-1', '99999999999999999999', "1' or 1=1"]) {
      const after = Buffer.from(JSON.stringify([key, 'p001'])).toString('base64url')
      const sort = { id: 'createdAt', direction: 'descending' } as const
      const page = await listPlayers(blank, sort, parseCursor({ after }, 2), size, at)
      expect(page.rows).toHaveLength(size)
    }
  })
})

/** What Postgres sorts in one go, nulls last where the order says so. */
async function expectedOrder({ id, direction }: Sort): Promise<string[]> {
  const columns: Record<string, [column: string, emptyLast: Direction]> = {
    createdAt: ['created_at', 'ascending'],
    seenAt: ['last_seen_at', 'descending'],
    id: ['p.id', 'ascending'],
    name: ['lower(display_name) collate "C"', 'ascending'],
    balance: ['balance', 'ascending'],
  }
  const [column, emptyLast] = columns[id]!
  const way = direction === 'ascending' ? 'asc' : 'desc'
  const { rows } = await ownerPool().query(
    `select p.id from players p join wallets w on w.player_id = p.id
     order by ${column} ${way} nulls ${emptyLast === direction ? 'last' : 'first'}, p.id ${way}`,
  )
  return rows.map(row => row.id)
}

function range(from: number, to: number): string[] {
  return Array.from({ length: to - from + 1 }, (_, index) => `p${`${from + index}`.padStart(3, '0')}`)
}

/** The number in the id where it is one of every third (EUR, never seen). */
function multipleOfThree(id: string): number | null {
  const number = Number(id.slice(1))
  return number % 3 === 0 ? number : null
}
