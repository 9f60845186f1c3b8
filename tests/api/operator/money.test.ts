import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { toDay } from '@/lib/clock'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma } from '@/lib/db/prisma'
import { setRate } from '@/lib/fx/set'
import { writeNext } from '@/lib/players/transactions'
import { setMode } from '@/lib/providers/set-mode'
import { setPolicies } from '@/tests/support/provider-verbs'
import { by, call, deposit, newPlayer, newProvider, openCasino, unique } from '../../support/casino'

let casino: Awaited<ReturnType<typeof openCasino>>
beforeAll(async () => {
  casino = await openCasino()
})
afterAll(async () => {
  await casino.close()
  await closePrisma()
  await closePools()
})

const none = () => {}
const at = (player: string, rest = '') => `/api/operator/players/${encodeURIComponent(player)}${rest}`
const ask = (method: string, path: string, body: object | string = '') =>
  call(casino.url, casino.operator, path, body, none, method)

describe('a deposit and a withdrawal', () => {
  test('move money, once for each id', async () => {
    const { id } = await newPlayer(await newProvider())
    const first = { transaction_id: unique('d'), currency: 'EUR', amount: '10.50' }
    const done = await ask('POST', at(id, '/deposits'), first)
    expect(done.body).toMatchObject({
      status: 'ok',
      transaction_id: first.transaction_id,
      player_id: id,
      balance: '10.50',
    })
    const again = await ask('POST', at(id, '/deposits'), first)
    expect(again.text).toBe(done.text)
    expect(again.headers.get('idempotent-replayed')).toBe('true')
    const other = await ask('POST', at(id, '/deposits'), { ...first, amount: '11' })
    expect([other.status, other.body.error.code]).toEqual([409, 'TRANSACTION_CONFLICT'])
    const out = await ask('POST', at(id, '/withdrawals'), {
      transaction_id: unique('w'),
      currency: 'EUR',
      amount: '4',
    })
    expect(out.body.balance).toBe('6.50')
  })

  test('are gated by funds only, and a refused withdrawal stays refused', async () => {
    const { id } = await newPlayer(await newProvider())
    await ask('PUT', at(id), { currency: 'EUR', status: 'closed' })
    await deposit(casino.url, casino.operator, id, 'EUR', '5')
    const wish = { transaction_id: unique('w'), currency: 'EUR', amount: '6' }
    const refused = await ask('POST', at(id, '/withdrawals'), wish)
    expect([refused.status, refused.body.error.code, refused.body.balance]).toEqual([
      402,
      'INSUFFICIENT_FUNDS',
      '5.00',
    ])
    await deposit(casino.url, casino.operator, id, 'EUR', '5')
    expect((await ask('POST', at(id, '/withdrawals'), wish)).text).toBe(refused.text)
    expect(
      (await ask('POST', at(id, '/withdrawals'), { ...wish, transaction_id: unique('w') })).body.balance,
    ).toBe('4.00')
  })

  test.each([
    ['transaction_id', { currency: 'EUR', amount: '1' }],
    ['amount', { transaction_id: 't', currency: 'EUR', amount: 1 }],
    ['amount', { transaction_id: 't', currency: 'EUR', amount: '-1' }],
    ['currency', { transaction_id: 't', amount: '1' }],
  ])('with a wrong %s are refused: %j', async (field, body) => {
    const refused = await ask('POST', at('anyone', '/deposits'), body)
    expect([refused.status, refused.body.error.field]).toEqual([400, field])
  })
})

describe('a session', () => {
  const open = (body: object) => ask('POST', '/api/operator/sessions', body)

  test('opens a token for a day unless said, kept as a hash', async () => {
    const provider = await newProvider()
    const { id } = await newPlayer(provider)
    const made = await open({ player_id: id, provider_id: provider.id, game_id: 'g1', currency: 'EUR' })
    expect(made.body.token).toMatch(/^[A-Za-z0-9_-]{43}$/)
    expect(Date.parse(made.body.expires_at) - Date.now()).toBeGreaterThan(86_000_000)
    const { rows } = await appPool().query('select s::text as row from sessions s where id = $1', [
      made.body.session_id,
    ])
    expect(rows[0].row).not.toContain(made.body.token)
    const auth = await call(casino.url, provider.key, '/api/wallet/auth', { token: made.body.token })
    expect(auth.body).toMatchObject({
      player_id: id,
      session_id: made.body.session_id,
      expires_at: made.body.expires_at,
    })
  })

  test('ends when it is deleted, once', async () => {
    const provider = await newProvider()
    const { id } = await newPlayer(provider)
    const made = await open({ player_id: id, provider_id: provider.id, currency: 'EUR', ttl_seconds: 60 })
    const ended = await ask('DELETE', `/api/operator/sessions/${made.body.session_id}`)
    expect([ended.status, ended.body.session_id]).toEqual([200, made.body.session_id])
    expect((await ask('DELETE', `/api/operator/sessions/${made.body.session_id}`)).body).toEqual(ended.body)
    const auth = await call(casino.url, provider.key, '/api/wallet/auth', { token: made.body.token })
    expect(auth.body.error.code).toBe('TOKEN_EXPIRED')
    for (const unknown of ['nothing', '00000000-0000-7000-8000-000000000000']) {
      const refused = await ask('DELETE', `/api/operator/sessions/${unknown}`)
      expect([refused.status, refused.body.error.field]).toEqual([400, 'session_id'])
    }
  })

  test('is refused where player, provider, currency or game do not go together', async () => {
    const live = await newProvider()
    const sandbox = await newProvider({}, 'sandbox')
    const { id } = await newPlayer(live)
    const facts = { player_id: id, provider_id: live.id, currency: 'EUR' }
    const codes = async (given: object) => (await open({ ...facts, ...given })).body.error?.code
    expect(await codes({ player_id: unique('nobody') })).toBe('PLAYER_NOT_FOUND')
    expect(await codes({ provider_id: sandbox.id })).toBe('PLAYER_NOT_FOUND')
    expect(await codes({ provider_id: 'nobody' })).toBe('INVALID_REQUEST')
    expect(await codes({ currency: 'SEK' })).toBe('WRONG_CURRENCY')
    expect(await codes({ game_id: 'none' })).toBe('GAME_NOT_FOUND')
    expect(await codes({ ttl_seconds: 0 })).toBe('INVALID_REQUEST')
    expect(await codes({ ttl_seconds: 1.5 })).toBe('INVALID_REQUEST')
    expect(await codes({ ttl_seconds: '60' })).toBe('INVALID_REQUEST')
  })
})

describe("a player's transactions", () => {
  test('are newest first, in pages, each row with its rate and value in base', async () => {
    const currency = 'XTA'
    await setRate({ day: toDay(Date.now()), currency, rate: '0.50', source: 'test' }, by())
    const provider = await newProvider()
    const { id, token } = await newPlayer(provider, currency)
    await deposit(casino.url, casino.operator, id, currency, '10')
    const bet = { token, player_id: id, round_id: 'r1', game_id: 'g1', currency }
    const send = (path: string, body: object) => call(casino.url, provider.key, `/api/wallet/${path}`, body)
    await send('bet', { ...bet, transaction_id: 't1', amount: '3.10' })
    await send('bet', { ...bet, transaction_id: 't2', amount: '100' })
    await send('win', { ...bet, transaction_id: 't3', amount: '0', round_closed: true })

    const all = await ask('GET', at(id, '/transactions'))
    expect(all.body.next).toBeNull()
    expect(all.body.transactions).toMatchObject([
      {
        kind: 'win',
        transaction_id: 't3',
        status: 'ok',
        amount: '0.00',
        rate: '0.5',
        base_amount: '0.00',
        balance: '6.90',
      },
      {
        kind: 'bet',
        transaction_id: 't2',
        status: 'refused',
        amount: '100.00',
        rate: null,
        base_amount: null,
        balance: '6.90',
      },
      {
        kind: 'bet',
        transaction_id: 't1',
        status: 'ok',
        amount: '3.10',
        rate: '0.5',
        base_amount: '1.55',
        balance: '6.90',
      },
      {
        kind: 'deposit',
        provider_id: 'operator',
        round_id: null,
        amount: '10.00',
        base_amount: '5.00',
        balance: '10.00',
      },
    ])
    expect(Object.keys(all.body.transactions[2])).toEqual(
      'kind transaction_id ledger_id provider_id round_id status amount currency rate rate_day rate_source rate_stale base_amount balance at'.split(
        ' ',
      ),
    )
    expect(all.body.transactions[2]).toMatchObject({
      provider_id: provider.id,
      round_id: 'r1',
      currency,
      rate_day: toDay(Date.now()),
      rate_source: 'test',
      rate_stale: false,
    })
    expect(await inPages(id, 1)).toEqual(all.body.transactions)
    expect(await inPages(id, 3)).toEqual(all.body.transactions)
    expect(await inPages(id, 4)).toEqual(all.body.transactions)
  })

  test('of a page that never was are refused', async () => {
    const { id } = await newPlayer(await newProvider())
    for (const [query, field] of [
      ['limit=0', 'limit'],
      ['limit=501', 'limit'],
      ['limit=-1', 'limit'],
      ['limit=1e2', 'limit'],
      ['limit=', 'limit'],
      ['after=x', 'after'],
      ['after=', 'after'],
      [`after=${Buffer.from('seq:-1').toString('base64url')}`, 'after'],
    ]) {
      const refused = await ask('GET', at(id, `/transactions?${query}`))
      expect([query, refused.status, refused.body.error?.field]).toEqual([query, 400, field])
    }
    expect((await ask('GET', at(id, `/transactions?limit=500&after=${writeNext('1')}`))).body).toEqual({
      transactions: [],
      next: null,
    })
  })

  async function inPages(id: string, limit: number): Promise<unknown[]> {
    const rows: unknown[] = []
    let next: string | null = null
    do {
      const after: string = next === null ? '' : `&after=${encodeURIComponent(next)}`
      const page = await ask('GET', at(id, `/transactions?limit=${limit}${after}`))
      expect(page.body.transactions.length).toBeLessThanOrEqual(limit)
      rows.push(...page.body.transactions)
      next = page.body.next
    } while (next !== null)
    return rows
  }
})

test('mode and id scope are fixed from the first transaction on', async () => {
  const provider = await newProvider()
  const { id, token } = await newPlayer(provider)
  await deposit(casino.url, casino.operator, id, 'EUR', '10')
  const bet = {
    token,
    player_id: id,
    round_id: 'r1',
    game_id: 'g1',
    currency: 'EUR',
    transaction_id: 't1',
    amount: '1',
  }
  expect((await call(casino.url, provider.key, '/api/wallet/bet', bet)).status).toBe(200)
  await expect(setMode(provider.id, 'sandbox')).rejects.toMatchObject({ code: 'NOT_ALLOWED' })
  await expect(setPolicies(provider.id, { id_scope: 'player' }, by())).rejects.toMatchObject({
    code: 'NOT_ALLOWED',
  })
  await expect(setPolicies(provider.id, { late_win: 'accept' }, by())).resolves.toMatchObject({ version: 2 })
})
