import { afterAll, describe, expect, test } from 'vitest'
import { closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { parseCursor } from '@/lib/listing/keyset'
import { addGame } from '@/lib/providers/games/add'
import { gameFilter } from '@/lib/providers/games/filter'
import { parseGameStatus, parseLimitChange, parseNewGame } from '@/lib/providers/games/forms'
import { importGames, previewImport } from '@/lib/providers/games/import'
import { listGames } from '@/lib/providers/games/list'
import { type StakeLimits, setStakeLimits } from '@/lib/providers/games/set-limits'
import { setGameStatus } from '@/lib/providers/games/set-status'
import { readUpload } from '@/lib/providers/games/upload'
import { newProvider } from '@/tests/support/casino'
import { acting, newAgent, refusalOf } from '@/tests/support/resolving'
import { openTable } from '@/tests/support/table'

afterAll(async () => {
  await closePrisma()
  await closePools()
})

const rowsOf = async (providerId: string, query: Record<string, string> = {}) =>
  (await listGames(providerId, gameFilter.parse(query), null)).rows.map(({ id, status, limits }) =>
    [id, status, limits].join(' ').trim(),
  )
const eventsOf = (actor: string) =>
  prisma().auditEvent.findMany({ where: { actor: `staff:${actor}` }, orderBy: { seq: 'asc' } })

describe('a stake limit', () => {
  test('holds in its currency, and the general one in those that have none of their own', async () => {
    const table = await openTable()
    const admin = await newAgent('admin')
    const limits = { stakeMax: '50', byCurrency: { EUR: '10.00', JPY: '900' } }
    const [providerId, id] = [table.provider.id, 'g1']
    await acting(admin, scope =>
      setStakeLimits(scope, { providerId, id, limits, reason: 'contract', seen: '' }),
    )
    const anna = await table.seat('1000.00')
    expect((await table.bet(anna, 't1', '10.00')).outcome).toBe('ok')
    expect((await table.bet(anna, 't2', '10.01', { round_id: 'r2' })).outcome).toBe('LIMIT_EXCEEDED')
    expect((await table.bet(anna, 't3', '60.00', { round_id: 'r3', game_id: 'g2' })).outcome).toBe('ok')
    expect((await table.bet(anna, 't4', '60.00', { round_id: 'r4', type: 'free' })).outcome).toBe('ok')
    await setRateOf('USD')
    const ben = await table.seat('1000.00', 'USD')
    expect((await table.bet(ben, 'u1', '50.00')).outcome).toBe('ok')
    expect((await table.bet(ben, 'u2', '50.01', { round_id: 'r2' })).outcome).toBe('LIMIT_EXCEEDED')
    const [event] = await eventsOf(admin.id)
    expect(event).toMatchObject({ action: 'game.change', subjectId: `${providerId} g1`, reason: 'contract' })
    expect(JSON.parse(event!.after!)).toEqual({ stake_max: '50', EUR: '10.00', JPY: '900' })
  })

  test('is refused when it is no amount above zero, for no currency, for no game, or made on what is no longer so', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    const attempt = (limits: StakeLimits, seen = '', id = 'g1') =>
      refusalOf(acting(admin, scope => setStakeLimits(scope, { providerId, id, limits, seen })))
    const only = (currency: string, most: string) => ({ stakeMax: null, byCurrency: { [currency]: most } })
    for (const bad of ['0', '-1', '1e3', '1,50', ' 1', 'NaN']) {
      expect(await attempt(only('EUR', bad)), bad).toMatch(/above zero/)
      expect(await attempt({ stakeMax: bad, byCurrency: {} }), bad).toMatch(/above zero/)
    }
    expect(await attempt(only('JPY', '1.5'))).toMatch(/0 decimals at most in JPY/)
    expect(await attempt(only('eur', '1'))).toMatch(/no currency code/)
    expect(await attempt(only('EUR', '1'), '', 'none')).toMatch(/has no game "none"/)
    expect(await attempt(only('EUR', '1.50'))).toMatch(/was not refused/)
    expect(await attempt(only('EUR', '2'), '')).toMatch(/Somebody has just changed/)
    expect(await attempt(only('USD', '2'), 'EUR=1.5')).toMatch(/was not refused/)
    expect(await rowsOf(providerId, { q: 'g1' })).toEqual(['g1 enabled USD=2'])
  })
})

describe('a game', () => {
  test('is added, disabled and enabled, each an event with before and after', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    await acting(admin, scope => addGame(scope, { providerId, id: 'nova', name: 'Nova', stakeMax: '5' }))
    const set = (status: 'enabled' | 'disabled') =>
      acting(admin, scope => setGameStatus(scope, { providerId, id: 'nova', status, reason: 'a defect' }))
    await set('disabled')
    expect(await rowsOf(providerId, { status: 'disabled' })).toEqual(['nova disabled 5'])
    await set('enabled')
    expect(await rowsOf(providerId, { status: 'disabled' })).toEqual([])
    const events = (await eventsOf(admin.id)).map(
      ({ action, before, after }) => `${action} ${before} ${after}`,
    )
    expect(events).toEqual([
      'game.change null {"name":"Nova","status":"enabled","stake_max":"5"}',
      'game.change {"status":"enabled"} {"status":"disabled"}',
      'game.change {"status":"disabled"} {"status":"enabled"}',
    ])
  })

  test('is found by id or name, page after page in both directions', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    await acting(admin, async scope => {
      for (const id of ['a', 'b', 'c', 'd'])
        await addGame(scope, { providerId, id, name: `Game 100%_${id.toUpperCase()}` })
    })
    expect(await rowsOf(providerId, { q: '%_a' })).toEqual(['a enabled'])
    const filter = gameFilter.parse({})
    const first = await listGames(providerId, filter, null, 2)
    const second = await listGames(providerId, filter, parseCursor({ after: first.next! }, 1), 2)
    expect(second.rows.map(row => row.id)).toEqual(['c', 'd'])
    const back = await listGames(providerId, filter, parseCursor({ before: second.previous! }, 1), 2)
    expect(back.rows.map(row => row.id)).toEqual(['a', 'b'])
  })

  test('is not changed by what no form of ours sends', () => {
    for (const raw of [null, undefined, 'x', [], {}, { providerId: 1 }, { providerId: 'a', id: 'b' }]) {
      expect(parseNewGame(raw)).toBeNull()
      expect(parseGameStatus(raw)).toBeNull()
      expect(parseLimitChange(raw)).toBeNull()
    }
    expect(parseGameStatus({ providerId: 'a', id: 'b', status: 'enabled', reason: ' ' })).toBeNull()
  })
})

describe('an import of games', () => {
  const upload = (providerId: string, text: string, basis: string | null = null) => ({
    providerId,
    fileName: 'games.csv',
    bytes: Buffer.from(text),
    basis,
  })

  test('says what it would do, and does that', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    const file = 'id,name,status,EUR\ng1,g1,disabled,5\ng2,g2,,\nnew,New one,,0.50\n'
    const seen = await acting(admin, scope => previewImport(scope, upload(providerId, file)))
    expect(seen.counts).toEqual({ new: 1, changed: 1, unchanged: 1 })
    expect(seen.rows).toEqual([
      {
        id: 'g1',
        line: 2,
        kind: 'changed',
        name: 'g1',
        changes: ['enabled → disabled', 'limits: none → EUR=5'],
      },
      { id: 'new', line: 4, kind: 'new', name: 'New one', changes: ['enabled', 'limits: EUR=0.5'] },
    ])
    expect(await rowsOf(providerId)).toEqual(['g1 enabled', 'g2 enabled'])
    await acting(admin, scope => importGames(scope, upload(providerId, file, seen.basis)))
    expect(await rowsOf(providerId)).toEqual(['g1 disabled EUR=5', 'g2 enabled', 'new enabled EUR=0.5'])
    const [looked, did] = await eventsOf(admin.id)
    expect(looked).toMatchObject({ action: 'game.preview' })
    expect(did).toMatchObject({ action: 'game.import', subjectId: providerId })
    const { createHash } = await import('node:crypto')
    const sha256 = createHash('sha256').update(file).digest('hex')
    expect(JSON.parse(did!.after!)).toEqual({
      file: 'games.csv',
      sha256,
      rows: 3,
      new: 1,
      changed: 1,
      unchanged: 1,
    })
  })

  test('leaves what it does not say, and takes away what it says is empty', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    const run = async (text: string) => {
      const { basis } = await acting(admin, scope => previewImport(scope, upload(providerId, text)))
      return refusalOf(acting(admin, scope => importGames(scope, upload(providerId, text, basis))))
    }
    await run('id,name,status,stake_max,EUR,USD\ng1,One,disabled,100,5,6')
    expect(await rowsOf(providerId, { q: 'g1' })).toEqual(['g1 disabled 100 EUR=5 USD=6'])
    await run('id,name\ng1,Uno')
    expect(await rowsOf(providerId, { q: 'g1' })).toEqual(['g1 disabled 100 EUR=5 USD=6'])
    await run('id,name,EUR\ng1,Uno,')
    expect(await rowsOf(providerId, { q: 'g1' })).toEqual(['g1 disabled 100 USD=6'])
    await run('id,name,stake_max,status\ng1,Uno,,')
    expect(await rowsOf(providerId, { q: 'g1' })).toEqual(['g1 disabled USD=6'])
    expect(await run('id,name,USD\ng1,Uno,6.00')).toMatch(/nothing was changed/)
  })

  test('is refused as a whole, and when it was previewed on other games or another file', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    const look = (text: string) => acting(admin, scope => previewImport(scope, upload(providerId, text)))
    const go = (text: string, basis: string | null) =>
      refusalOf(acting(admin, scope => importGames(scope, upload(providerId, text, basis))))
    const bad = 'id,name\nn1,One\nn2,Two\nn1,Three'
    expect(await refusalOf(look(bad))).toMatch(/^Line 4: the game "n1" stands on line 2/)
    expect(await go(bad, null)).toMatch(/^Line 4/)
    const good = 'id,name\nn1,One'
    const { basis } = await look(good)
    expect(await go(good, null)).toMatch(/changed since the preview/)
    expect(await go('id,name\nn1,Two', basis)).toMatch(/changed since the preview/)
    await acting(admin, scope => addGame(scope, { providerId, id: 'n1', name: 'Hers' }))
    expect(await go(good, basis)).toMatch(/changed since the preview/)
    expect(await rowsOf(providerId)).toEqual(['g1 enabled', 'g2 enabled', 'n1 enabled'])
    expect(await refusalOf(acting(admin, scope => previewImport(scope, upload('nobody', good))))).toMatch(
      /no provider/,
    )
  })

  test('takes thousands of games in one go', async () => {
    const { id: providerId } = await newProvider()
    const admin = await newAgent('admin')
    const text = `id,name,EUR\n${Array.from({ length: 5000 }, (_, n) => `game-${n},Game ${n},${n + 1}`).join('\n')}`
    const { counts, rows, basis } = await acting(admin, scope =>
      previewImport(scope, upload(providerId, text)),
    )
    expect(counts).toEqual({ new: 5000, changed: 0, unchanged: 0 })
    expect(rows).toHaveLength(200)
    await acting(admin, scope => importGames(scope, upload(providerId, text, basis)))
    expect(await prisma().game.count({ where: { providerId } })).toBe(5002)
    expect(await rowsOf(providerId, { q: 'game-4999' })).toEqual(['game-4999 enabled EUR=5000'])
    await prisma().gameLimit.deleteMany({ where: { providerId } })
  })

  test('reads what our form sends, and nothing else', async () => {
    const form = new FormData()
    form.set('providerId', 'acme')
    expect(await readUpload(form)).toBeNull()
    form.set('file', 'a text')
    expect(await readUpload(form)).toBeNull()
    form.set('file', new File(['id,name'], 'g.csv'))
    expect(await readUpload(form)).toMatchObject({ providerId: 'acme', fileName: 'g.csv', basis: null })
    for (const raw of [null, {}, 'x']) expect(await readUpload(raw)).toBeNull()
  })
})

async function setRateOf(currency: string): Promise<void> {
  const day = new Date(new Date().toISOString().slice(0, 10))
  const facts = {
    currency,
    day,
    revision: 1,
    rate: '0.9',
    source: 'test',
    createdBy: 'test',
    createdAt: new Date(),
  }
  await prisma().rate.createMany({ data: [facts], skipDuplicates: true })
}
