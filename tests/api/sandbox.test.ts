import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { now } from '@/lib/clock'
import { appPool, closePools } from '@/lib/db/pools'
import { closePrisma, prisma } from '@/lib/db/prisma'
import { walletId } from '@/lib/ledger/account'
import { verifyLedger } from '@/lib/ledger/verify'
import { operatorEndpoint } from '@/lib/operator/endpoint'
import { magicPlayers, magicToken } from '@/lib/players/magic'
import { putPlayer } from '@/lib/players/put'
import { refreshDirectory } from '@/lib/providers/directory'
import { setMode } from '@/lib/providers/set-mode'
import { flushRequests } from '@/lib/requests/log'
import { holdBack, holdMax, releaseHeld } from '@/lib/wallet/hold'
import { by, unique } from '../support/casino'
import { ownDatabase } from '../support/database'
import { callEndpoint, type Guest, openTable, type Table } from '../support/table'

// The magic players are the whole casino's, so this file has a casino of its own.
let acme: Table
let beta: Table
let live: Table
beforeAll(async () => {
  await ownDatabase()
  acme = await openTable({}, 'sandbox')
  beta = await openTable({}, 'sandbox')
  live = await openTable()
})
afterAll(async () => {
  await flushRequests()
  await Promise.all([closePools(), closePrisma()])
})

type Magic = keyof typeof magicPlayers
const magic = (id: Magic, table: Table): Guest => ({
  id,
  token: magicToken(id, table.provider.id),
  currency: 'EUR',
})
const balanceOf = async (id: string) =>
  (await prisma().wallet.findFirst({ where: { playerId: id } }))?.balance.toFixed(2) ?? null
const topUpsOf = (id: string) =>
  prisma().transaction.findMany({
    where: { playerId: id, actor: 'sandbox', kind: 'deposit' },
    orderBy: { seq: 'asc' },
  })
const hasProof = async () => {
  const report = await verifyLedger()
  expect([report.ok, report.complete], JSON.stringify(report.checks)).toEqual([true, true])
}

describe('nobody has to make them', () => {
  test('ten first calls at once find one player with one deposit, and all are accepted', async () => {
    const guest = magic('magic-ok', acme)
    const ids = Array.from({ length: 10 }, () => unique('first'))
    const answers = await Promise.all(
      ids.map((id, index) => acme.bet(guest, id, '1.00', { round_id: `r-${index}` })),
    )
    expect(answers.map(answer => answer.outcome)).toEqual(Array(10).fill('ok'))
    expect(await balanceOf('magic-ok')).toBe('999990.00')
    expect((await topUpsOf('magic-ok')).map(one => one.amount.toFixed(2))).toEqual(['1000000.00'])
    expect(await prisma().session.count({ where: { playerId: 'magic-ok' } })).toBe(1)
    expect(await prisma().player.findUnique({ where: { id: 'magic-ok' } })).toMatchObject({
      test: true,
      currency: 'EUR',
      status: 'active',
    })
    await hasProof()
  })

  test('a token opens at its own provider, as often as wanted, and at no other', async () => {
    const { token } = magic('magic-ok', acme)
    const opened = await acme.wallet('auth', { token })
    expect(opened.body).toMatchObject({ player_id: 'magic-ok', currency: 'EUR' })
    expect((await acme.wallet('auth', { token })).body.session_id).toBe(opened.body.session_id)
    expect((await beta.wallet('auth', { token })).outcome).toBe('INVALID_TOKEN')
    const elsewhere = await beta.bet(magic('magic-ok', acme), unique('b'), '1.00')
    expect(elsewhere.outcome).toBe('INVALID_TOKEN')
    expect((await beta.wallet('auth', { token: magicToken('magic-ok', beta.provider.id) })).outcome).toBe(
      'ok',
    )
  })

  test('a name that is no magic player is none, whatever it is like', async () => {
    for (const name of ['magic', 'magic-', 'magic-OK', 'magic-ok ', 'constructor', '__proto__', '']) {
      const token = magicToken(name, acme.provider.id)
      expect((await acme.wallet('auth', { token })).outcome).toBe('INVALID_TOKEN')
    }
    expect((await acme.wallet('balance', { player_id: '__proto__', currency: 'EUR' })).outcome).toBe(
      'PLAYER_NOT_FOUND',
    )
  })

  test('a session that is over begins anew', async () => {
    const { token } = magic('magic-ok', acme)
    const first = (await acme.wallet('auth', { token })).body
    for (const data of [{ endedAt: new Date(now()) }, { expiresAt: new Date(now() - 1000) }]) {
      await prisma().session.update({ where: { id: first.session_id }, data })
      const again = await acme.wallet('auth', { token })
      expect([again.outcome, again.body.session_id]).toEqual(['ok', first.session_id])
      expect(Date.parse(again.body.expires_at)).toBeGreaterThan(now() + 3_600_000)
    }
  })

  test('it is filled up when it is low, once however many see it', async () => {
    const guest = magic('magic-ok', acme)
    const had = (await topUpsOf('magic-ok')).length
    const before = await acme.balance(guest)
    const most = (BigInt(before.replace('.', '')) - 5_000_000n).toString().replace(/(..)$/, '.$1')
    expect((await acme.bet(guest, unique('big'), most, { round_id: unique('r') })).outcome).toBe('ok')
    const seen = await Promise.all(Array.from({ length: 8 }, () => acme.balance(guest)))
    expect(seen).toEqual(Array(8).fill('1000000.00'))
    expect(await topUpsOf('magic-ok')).toHaveLength(had + 1)
    await hasProof()
  })
})

describe('what each does', () => {
  test('magic-insufficient-funds never has anything to bet with, whatever it won', async () => {
    const guest = magic('magic-insufficient-funds', acme)
    const refused = await acme.bet(guest, unique('b'), '0.01')
    expect([refused.outcome, refused.body.balance]).toEqual(['INSUFFICIENT_FUNDS', '0.00'])
    const won = await acme.win(guest, unique('w'), '25.00', { type: 'bonus' })
    expect(won.body.balance).toBe('25.00')
    expect(await acme.balance(guest)).toBe('25.00')
    const again = await Promise.all(
      Array.from({ length: 5 }, () => acme.bet(guest, unique('b'), '1.00', { round_id: unique('r') })),
    )
    expect(again.map(one => one.outcome)).toEqual(Array(5).fill('INSUFFICIENT_FUNDS'))
    expect(await balanceOf('magic-insufficient-funds')).toBe('0.00')
  })

  test('magic-blocked may not bet, and is credited', async () => {
    const guest = magic('magic-blocked', acme)
    const refused = await acme.bet(guest, unique('b'), '1.00')
    expect([refused.outcome, refused.body.balance]).toEqual(['PLAYER_BLOCKED', '1000000.00'])
    expect((await acme.win(guest, unique('w'), '1.00', { type: 'promo' })).outcome).toBe('ok')
    expect((await acme.wallet('auth', { token: guest.token })).outcome).toBe('ok')
  })

  test('magic-conflict: every money call conflicts and nothing moves', async () => {
    const guest = magic('magic-conflict', acme)
    const before = await acme.balance(guest)
    const answers = [
      await acme.bet(guest, unique('b'), '1.00'),
      await acme.win(guest, unique('w'), '1.00', { type: 'bonus' }),
      await acme.rollback(guest, unique('x'), unique('o')),
      await acme.wallet('jackpot', {
        player_id: guest.id,
        transaction_id: unique('j'),
        jackpot_id: 'mega',
        currency: 'EUR',
        amount: '5.00',
      }),
    ]
    expect(answers.map(one => [one.status, one.outcome])).toEqual(
      Array(4).fill([409, 'TRANSACTION_CONFLICT']),
    )
    expect(answers[0]!.body).toMatchObject({ status: 'error', balance: before, currency: 'EUR' })
    expect(await acme.balance(guest)).toBe(before)
    expect(
      await prisma().transaction.count({ where: { playerId: guest.id, actor: { not: 'sandbox' } } }),
    ).toBe(0)
  })

  test('magic-error: it is done, the first answer is a signed 500, and a repeat has the real one', async () => {
    const guest = magic('magic-error', acme)
    const before = await acme.balance(guest)
    const [bet, win] = [unique('b'), unique('w')]
    const first = await acme.bet(guest, bet, '10.00')
    expect([first.status, first.outcome, first.replayed]).toEqual([500, 'INTERNAL', false])
    expect(first.headers['x-signature']).toMatch(/^v1=[0-9a-f]{64}$/)
    expect(first.body.error.retryable).toBe(true)
    const again = await acme.bet(guest, bet, '10.00')
    expect([again.status, again.outcome, again.replayed]).toEqual([200, 'ok', true])
    expect(again.body.balance).toBe(minus(before, 1000n))
    expect((await acme.bet(guest, bet, '11.00')).outcome).toBe('TRANSACTION_CONFLICT')
    expect((await acme.win(guest, win, '4.00')).outcome).toBe('INTERNAL')
    expect((await acme.win(guest, win, '4.00')).replayed).toBe(true)
    expect(await acme.balance(guest)).toBe(minus(before, 600n))
    // A final no stays one.
    expect((await acme.bet(guest, unique('b'), '99999999.00')).outcome).toBe('INSUFFICIENT_FUNDS')
  })

  test('magic-error under ten repeats at once: one effect, one 500, and nine real answers', async () => {
    const guest = magic('magic-error', acme)
    const before = await acme.balance(guest)
    const id = unique('b')
    const facts = { round_id: unique('r') }
    const answers = await Promise.all(Array.from({ length: 10 }, () => acme.bet(guest, id, '1.00', facts)))
    expect(answers.filter(one => one.outcome === 'INTERNAL')).toHaveLength(1)
    expect(new Set(answers.filter(one => one.replayed).map(one => one.text)).size).toBe(1)
    expect(await acme.balance(guest)).toBe(minus(before, 100n))
  })

  test('magic-timeout: it is done, the first answer comes after the time-out, a repeat at once', async () => {
    await prisma().provider.update({ where: { id: acme.provider.id }, data: { timeoutMs: 25_000 } })
    await refreshDirectory(appPool())
    const guest = magic('magic-timeout', acme)
    const before = await acme.balance(guest)
    const id = unique('b')
    const order: string[] = []
    const first = acme.bet(guest, id, '2.00').then(answer => {
      order.push('first')
      return answer
    })
    while ((await prisma().transaction.count({ where: { providerTransactionId: id } })) === 0);
    const again = await acme.bet(guest, id, '2.00')
    order.push('repeat')
    expect([again.outcome, again.replayed, again.body.balance]).toEqual(['ok', true, minus(before, 200n)])
    releaseHeld()
    const late = await first
    expect(order).toEqual(['repeat', 'first'])
    expect([late.text, late.replayed]).toEqual([again.text, false])
    expect(await acme.balance(guest)).toBe(minus(before, 200n))
  })

  test('the log of calls has what was really answered', async () => {
    const guest = magic('magic-error', acme)
    const id = unique('b')
    for (const _ of ['first', 'repeat']) await acme.bet(guest, id, '1.00', { round_id: unique('r') })
    await flushRequests()
    const calls = await prisma().request.findMany({
      where: { providerTransactionId: id },
      orderBy: { at: 'asc' },
    })
    expect(calls.map(one => [one.status, one.code, one.verdict])).toEqual([
      [500, 'INTERNAL', 'error'],
      [409, 'TRANSACTION_CONFLICT', 'conflict'],
    ])
  })
})

describe('held answers', () => {
  test('are bounded in number, and all go at shutdown', async () => {
    const held = Array.from({ length: holdMax.answers }, () => holdBack(3_600_000))
    await holdBack(3_600_000)
    releaseHeld()
    await Promise.all(held)
  })
})

describe('beside them everything is as it was', () => {
  test('at a live provider there is no magic: no player, no token, no money', async () => {
    const players = await prisma().player.count()
    const postings = await prisma().transaction.count()
    for (const id of Object.keys(magicPlayers) as Magic[]) {
      const guest = magic(id, live)
      expect((await live.wallet('auth', { token: guest.token })).outcome).toBe('INVALID_TOKEN')
      expect((await live.wallet('auth', { token: magicToken(id, acme.provider.id) })).outcome).toBe(
        'INVALID_TOKEN',
      )
      expect((await live.wallet('balance', { player_id: id, currency: 'EUR' })).outcome).toBe(
        'PLAYER_NOT_FOUND',
      )
      expect((await live.bet(guest, unique('b'), '1.00')).outcome).toBe('PLAYER_NOT_FOUND')
      expect((await live.win(guest, unique('w'), '1.00', { type: 'bonus' })).outcome).toBe('PLAYER_NOT_FOUND')
    }
    expect([await prisma().player.count(), await prisma().transaction.count()]).toEqual([players, postings])
  })

  test('a provider that goes live takes no magic session with it', async () => {
    const table = await openTable({}, 'sandbox')
    const guest = magic('magic-ok', table)
    expect((await table.wallet('auth', { token: guest.token })).outcome).toBe('ok')
    await setMode(table.provider.id, 'live')
    expect((await table.wallet('auth', { token: guest.token })).outcome).toBe('INVALID_TOKEN')
    expect((await table.bet(guest, unique('b'), '1.00')).outcome).toBe('PLAYER_NOT_FOUND')
    expect(await balanceOf('magic-ok')).toBe('1000000.00')
  })

  test('an ordinary test player plays at a sandbox provider as always', async () => {
    const guest = await acme.seat('50.00')
    const id = unique('b')
    const bet = await acme.bet(guest, id, '20.00')
    expect([bet.outcome, bet.body.balance, bet.replayed]).toEqual(['ok', '30.00', false])
    expect((await acme.bet(guest, id, '20.00')).replayed).toBe(true)
    const stranger = { ...guest, token: magicToken('magic-ok', acme.provider.id) }
    expect((await acme.bet(stranger, unique('b'), '1.00')).outcome).toBe('INVALID_TOKEN')
  })
})

test('the ledger holds after all of it', hasProof)

describe('their names', () => {
  const put = async (id: string, facts: object) => {
    return callEndpoint(operatorEndpoint, acme.operator, `/api/operator/players/${id}`, facts, {}, 'PUT')
  }

  test('are reserved: the operator neither makes nor changes one, and may say what it is', async () => {
    await acme.balance(magic('magic-ok', acme))
    for (const [id, facts] of [
      ['magic-ok', { currency: 'USD' }],
      ['magic-ok', { currency: 'EUR', test: false }],
      ['magic-ok', { currency: 'EUR', status: 'blocked' }],
      ['magic-blocked', { currency: 'EUR', status: 'active' }],
    ] as const) {
      const refused = await put(id, facts)
      expect(refused.body.error, id).toMatchObject({ code: 'INVALID_REQUEST', field: 'player_id' })
      expect(refused.body.error.message).toContain('reserved')
    }
    expect((await put('magic-ok', { currency: 'EUR', test: true, status: 'active' })).status).toBe(200)
    expect((await put('magic-ok-2', { currency: 'EUR' })).status).toBe(200)
  })

  test('one that the operator had before the sandbox came stays the operator’s', async () => {
    await ownDatabase()
    const table = await openTable({}, 'sandbox')
    const real = {
      id: 'magic-ok',
      currency: 'EUR',
      test: false,
      createdAt: new Date(),
      updatedAt: new Date(),
    }
    await prisma().player.create({ data: real })
    const id = walletId('magic-ok', 'EUR')
    await prisma().account.create({
      data: { id, kind: 'player', currency: 'EUR', playerId: 'magic-ok', createdAt: new Date() },
    })
    await prisma().wallet.create({ data: { id, playerId: 'magic-ok', currency: 'EUR' } })
    const guest = magic('magic-ok', table)
    expect((await table.wallet('auth', { token: guest.token })).outcome).toBe('INVALID_TOKEN')
    expect((await table.wallet('balance', { player_id: 'magic-ok', currency: 'EUR' })).outcome).toBe(
      'PLAYER_NOT_FOUND',
    )
    expect(await balanceOf('magic-ok')).toBe('0.00')
    await putPlayer({ playerId: 'magic-ok', currency: 'EUR', country: 'SE' }, by())
    expect(await prisma().player.findUnique({ where: { id: 'magic-ok' } })).toMatchObject({ country: 'SE' })
    await expect(
      putPlayer({ playerId: 'magic-error', currency: 'EUR', test: true }, by()),
    ).rejects.toMatchObject({ code: 'INVALID_REQUEST' })
  })
})

function minus(balance: string, cents: bigint): string {
  return (BigInt(balance.replace('.', '')) - cents).toString().replace(/(..)$/, '.$1')
}
