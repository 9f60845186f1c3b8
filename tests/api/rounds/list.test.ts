import { beforeAll, describe, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { type RoundFilter, roundFilter } from '@/lib/rounds/filter'
import { getRound } from '@/lib/rounds/get'
import { listRounds, roundSortColumns } from '@/lib/rounds/list'
import { roundIdOf } from '@/lib/wallet/command'
import { ownDatabase } from '../../support/database'
import { walk } from '../../support/pages'
import { type Guest, openTable, type Table } from '../../support/table'

let tables: Table[]
let anna: Guest
let bert: Guest

const asked = (query: Record<string, string>): RoundFilter => roundFilter.parse(query)
const listed = async (query: Record<string, string>, at = now()) =>
  (await listRounds(asked(query), null, 50, at)).rows

beforeAll(async () => {
  await ownDatabase()
  tables = [await openTable(), await openTable(), await openTable()]
  anna = await tables[0]!.seat('1000.00')
  bert = await tables[1]!.seat('1000.00')
  for (let n = 0; n < 7; n++) {
    await tables[0]!.bet(anna, `a${n}`, `${n + 1}.00`, { round_id: `r${n}` })
    await tables[1]!.bet(bert, `b${n}`, '2.00', { round_id: `r${n}`, game_id: 'g2' })
  }
  await tables[0]!.win(anna, 'w0', '30.00', { round_id: 'r0', round_closed: true })
  await tables[1]!.rollback(bert, 'x1', 'b1')
})

describe('the pages of the list', () => {
  test.each([
    ['without a provider, merged over all of them', {}, 14],
    ['of a provider', { provider: 'own' }, 7],
    ['of a player', { player: 'own' }, 7],
  ])('%s: complete, in order, the same both ways', async (_, query, count) => {
    const values = Object.fromEntries(
      Object.keys(query).map(name => [name, name === 'player' ? anna.id : tables[0]!.provider.id]),
    )
    const at = now()
    const { there, back } = await walk(cursor => listRounds(asked(values), cursor, 3, at), roundSortColumns)
    expect(new Set(there.flat()).size).toBe(count)
    expect(there.flat()).toHaveLength(count)
    expect(back).toEqual(there)
    const rows = (await listRounds(asked(values), null, 50, at)).rows
    expect(rows.map(row => row.id)).toEqual(there.flat())
    expect(rows.map(row => row.openedAt)).toEqual(
      rows
        .map(row => row.openedAt)
        .sort()
        .reverse(),
    )
  })

  test('a cursor that is not ours is the first page', async () => {
    const first = await listRounds(asked({}), null, 3)
    const keys = ['no time', 'no id']
    expect(await listRounds(asked({}), { direction: 'after', keys }, 3)).toEqual(first)
  })
})

describe('filters', () => {
  test('the provider’s id finds its rounds, of whichever provider, exactly', async () => {
    const rows = await listed({ round: 'r3' })
    expect(rows.map(row => row.playerId).sort()).toEqual([anna.id, bert.id].sort())
    expect(await listed({ round: 'r' })).toEqual([])
  })

  test('state, game, stake and win', async () => {
    const ids = async (query: Record<string, string>) => (await listed(query)).map(row => row.roundId).sort()
    expect(await ids({ player: anna.id, state: 'closed' })).toEqual(['r0'])
    expect(await ids({ player: bert.id, state: 'cancelled' })).toEqual(['r1'])
    expect(await ids({ player: bert.id, state: 'staff' })).toEqual([])
    expect(await ids({ provider: tables[1]!.provider.id, game: 'g1' })).toEqual([])
    expect(await ids({ stake: '6' })).toEqual(['r5', 'r6'])
    expect(await ids({ win: '29.99' })).toEqual(['r0'])
  })

  test('the window is counted back from now; all of the past only of a player or a round id', async () => {
    const later = now() + 40 * 86_400_000
    expect(await listed({}, later)).toEqual([])
    expect(await listed({ window: 'all' }, later)).toEqual([])
    expect(await listed({ window: '30d' }, now() + 20 * 86_400_000)).toHaveLength(14)
    expect(await listed({ player: anna.id }, later)).toHaveLength(7)
    expect(await listed({ player: anna.id, window: '24h' }, later)).toEqual([])
  })

  test('nonsense asks for nothing', () => {
    expect(roundFilter.isBlank(asked({ state: 'lost', stake: '1e3', window: 'ever', win: '-1' }))).toBe(true)
  })

  test('a row is strings: amounts with their currency’s decimals, net as the player has it', async () => {
    const [row] = await listed({ player: anna.id, round: 'r0' })
    expect(row).toMatchObject({
      stake: '1.00',
      win: '30.00',
      net: '29.00',
      currency: 'EUR',
      status: 'closed',
    })
    expect(await getRound(row!.id)).toMatchObject({ ...row, providerName: 'Acme', gameName: 'g1' })
  })
})

test('an id that is none, or of no round, is no round', async () => {
  expect(await getRound('nonsense')).toBe(null)
  expect(await getRound(roundIdOf(tables[2]!.provider.id, 'g1', 'r1', 'nobody'))).toBe(null)
})
