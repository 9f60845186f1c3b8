import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { audited } from '@/lib/audit/audited'
import { openCase } from '@/lib/cases/open'
import { closePools, ownerPool } from '@/lib/db/pools'
import { closePrisma, inTransaction } from '@/lib/db/prisma'
import { putPlayer } from '@/lib/players/put'
import { createProvider } from '@/lib/providers/create'
import { flushRequests } from '@/lib/requests/log'
import { find } from '@/lib/search/find'
import type { HitKind } from '@/lib/search/hit'
import { createStaff } from '@/lib/staff/create'
import { by, call, deposit, newPlayer, newProvider, openCasino, unique } from '../../support/casino'
import { ownDatabase } from '../../support/database'

let casino: Awaited<ReturnType<typeof openCasino>>
const ids: Record<string, string> = {}

beforeAll(async () => {
  // What other files of tests make, with whatever ids, would be found too.
  await ownDatabase()
  casino = await openCasino()
  const provider = await newProvider()
  const player = await newPlayer(provider)
  await deposit(casino.url, casino.operator, player.id, 'EUR', '100')
  const round = unique('round')
  const bet = unique('bet')
  const body = {
    token: player.token,
    player_id: player.id,
    currency: 'EUR',
    game_id: 'g1',
    round_id: round,
    transaction_id: bet,
    amount: '5',
  }
  const answer = await call(casino.url, provider.key, '/api/wallet/bet', body)
  expect(answer.body).toMatchObject({ status: 'ok' })
  await flushRequests()
  const one = async (sql: string, ...values: string[]) =>
    (await ownerPool().query(sql, values)).rows[0].id as string
  Object.assign(ids, {
    player: player.id,
    round: await one('select id from rounds where provider_round_id = $1', round),
    providerRound: round,
    transaction: await one('select id from transactions where provider_transaction_id = $1', bet),
    providerTransaction: bet,
    request: await one('select id from requests where provider_transaction_id = $1', bet),
    session: await one('select id from sessions where player_id = $1', player.id),
    wallet: await one('select id from wallets where player_id = $1', player.id),
    deposit: await one(
      `select provider_transaction_id as id from transactions where player_id = $1 and provider_id = 'operator'`,
      player.id,
    ),
    key: provider.key.keyId,
    provider: provider.id,
  })
})
afterAll(async () => {
  await casino.close()
  await Promise.all([closePools(), closePrisma()])
})

const first = async (text: string, role: 'admin' | 'support' = 'admin') => (await find(text, role)).hits[0]

describe('every id finds its thing, and that comes first', () => {
  test.each<[string, HitKind]>([
    ['player', 'player'],
    ['round', 'round'],
    ['providerRound', 'round'],
    ['transaction', 'transaction'],
    ['providerTransaction', 'transaction'],
    ['deposit', 'transaction'],
    ['request', 'request'],
    ['session', 'player'],
    ['wallet', 'player'],
    ['key', 'key'],
    ['provider', 'provider'],
  ])('%s', async (name, kind) => {
    expect(await first(ids[name]!)).toMatchObject({ kind, exact: true })
    expect(await first(`  "${ids[name]}",\n`)).toMatchObject({ kind, exact: true })
  })

  test('a bet leads to its round, a deposit to the ledger of its player', async () => {
    expect(await first(ids.providerTransaction!)).toMatchObject({ href: `/rounds/${ids.round}` })
    expect((await first(ids.deposit!))!.href).toMatch(`/players/${ids.player}?entry=`)
  })

  test('an address of the desk, as it was copied', async () => {
    expect(await first(`https://desk.example/rounds/${ids.round}`)).toMatchObject({
      kind: 'round',
      id: ids.round,
    })
    expect(await first(`/players/${ids.player}?entry=${ids.transaction}`)).toMatchObject({ exact: true })
  })

  test('a case', async () => {
    const facts = {
      kind: 'manual',
      title: 'Lost spin',
      playerId: ids.player!,
      dedupe: [unique('case')],
    } as const
    const opened = await inTransaction(tx => openCase(tx, by(), { ...facts, dedupe: [...facts.dedupe] }))
    expect(await first(opened!.id)).toMatchObject({
      kind: 'case',
      title: 'Lost spin',
      href: `/cases/${opened!.id}`,
    })
  })

  test('a provider, also by how its name or a word of it begins', async () => {
    const name = unique('Blue')
    await audited(by(), scope =>
      createProvider(scope, { id: unique('p'), name: `The ${name} 100%`, mode: 'live' }),
    )
    for (const text of [`the ${name}`.slice(0, 12), name.toLowerCase()])
      expect(await first(text)).toMatchObject({ kind: 'provider', title: `The ${name} 100%`, exact: false })
    expect((await find('%%', 'admin')).hits).toEqual([])
    expect(await first(ids.provider!)).toMatchObject({ href: `/providers/${ids.provider}` })
  })

  test('a member of staff', async () => {
    const email = `${unique('ann')}@example.com`
    await createStaff({ email, name: 'Ann', role: 'support' }, by())
    expect(await first(email.toUpperCase())).toMatchObject({
      kind: 'staff',
      facts: expect.stringContaining('support'),
    })
  })
})

describe('how an id or a name begins', () => {
  const begin = unique('Zoë')
  beforeAll(async () => {
    for (let at = 0; at < 12; at++)
      await putPlayer(
        { playerId: unique(`${begin}-${at}`), displayName: `${begin} % Müller`, currency: 'EUR' },
        by(),
      )
  })

  test('in either case for a name, letter by letter for an id; never more than a few', async () => {
    const upper = await find(begin.toUpperCase(), 'support')
    expect(upper.hits).toHaveLength(8)
    expect(upper.hits.every(hit => hit.kind === 'player' && !hit.exact)).toBe(true)
    expect((await find(`${begin}-1`, 'support')).hits.length).toBeGreaterThan(0)
    expect((await find(`${begin}-1`.toUpperCase(), 'support')).hits).toEqual([])
  })

  test.each(['%', '_', '\\', '%%', '__', '\\%', `${begin} _`, `${begin}%`, "';--", '%\\_'])(
    'a wildcard is a letter: %j',
    async text => {
      expect((await find(text, 'admin')).hits).toEqual([])
    },
  )

  test('a wildcard in a name is found as the letter it is', async () => {
    expect((await find(`${begin} % m`, 'support')).hits).toHaveLength(8)
  })
})

test.each([
  '',
  ' ',
  '\u0000',
  'x'.repeat(10_000),
  '\u{10ffff}',
  '-',
  '1',
  '../../etc',
  '{"a":',
  '\ud800',
  '00000000-0000-0000-0000-000000000000',
])('nonsense finds nothing and is no error: %j', async text => {
  expect((await find(text, 'admin')).hits).toEqual([])
})

test('what a role may not see is not looked for, and it is said', async () => {
  const email = `${unique('eve')}@example.com`
  await createStaff({ email, name: 'Eve', role: 'support' }, by())
  const found = await find(email, 'support')
  expect(found.hits).toEqual([])
  expect(found.notAllowed).toEqual(['Staff', 'Audit'])
  expect((await find(email, 'auditor')).hits).toHaveLength(1)
})
