import { recordAudit } from '@/lib/audit/record'
import { toDay } from '@/lib/clock'
import { inTransaction } from '@/lib/db/prisma'
import { setRate } from '@/lib/fx/set'
import { newId, newSecret } from '@/lib/ids'
import { putPlayer } from '@/lib/players/put'
import { openSession } from '@/lib/sessions/open'
import { by, call, deposit, type Key, newPlayer, newProvider, type TestProvider, unique } from './casino'

type Casino = { url: string; operator: Key }
type Player = { id: string; token: string }
type Facts = Record<string, string | boolean>

/** Plays a bit of everything that the rules know, so that every kind of link and posting is there. */
export async function playEverything(casino: Casino): Promise<{ links: number }> {
  await setRate({ currency: 'USD', day: toDay(by().at), rate: '0.9215', source: 'test' }, by())
  const strict = await newProvider()
  const lenient = await newProvider({
    win_rollback: 'negative',
    late_bet: 'ok_without_effect',
    orphan_win: 'accept',
    settled_rollback: 'accept',
  })
  await playStrictly(seat(casino, strict, await newPlayer(strict, 'USD'), 'USD'))
  await playStrictly(seat(casino, strict, await oddPlayer(strict), 'EUR'))
  await playLeniently(seat(casino, lenient, await newPlayer(lenient), 'EUR'))
  return { links: 2 * 15 + 9 }
}

/** Events of the audit with everything and with next to nothing in them, and text that needs escaping. */
export async function auditEverything(): Promise<void> {
  const person = {
    staffId: newId(),
    name: 'Ann "A" О\u2019Neil\t',
    role: 'admin',
    address: '::1',
    sessionId: newId(),
  }
  const actor = `staff:${person.staffId}`
  const odd = 'a "quoted" \\ reason\nof two lines, 😀, \u2028 and \u0001'
  const subject = { kind: 'player', id: 'o"dd \\ плеер' } as const
  const events = [
    { action: 'player.view', subject, playerId: subject.id },
    { action: 'player.status', subject, reason: odd, before: { status: 'active' }, after: { status: odd } },
    { action: 'player.limit', subject, outcome: 'held', after: { nested: { list: ['1.50', null, true] } } },
    { action: 'player.adjust', subject, outcome: 'refused', reason: '', playerId: '' },
  ] as const
  for (const facts of events) await inTransaction(tx => recordAudit(tx, { ...by(), actor, person }, facts))
  for (const { action, subject: about } of events)
    await inTransaction(tx => recordAudit(tx, by(), { action, subject: about }))
}

/** A player whose id needs escaping wherever it is written. */
async function oddPlayer(provider: TestProvider): Promise<Player> {
  const id = unique('o"dd \\ плеер 😀 / \u007f\u2028'.replaceAll('\u007f', ''))
  await putPlayer({ playerId: id, currency: 'EUR' }, by())
  const { token } = await openSession(
    { playerId: id, providerId: provider.id, gameId: 'g1', currency: 'EUR', ttlSeconds: null },
    by(),
  )
  return { id, token }
}

/** Says what a player does, and expects it to be answered with this code (or ok). */
function seat(casino: Casino, provider: TestProvider, player: Player, currency: string) {
  const common = { token: player.token, player_id: player.id, currency, game_id: 'g1' }
  return {
    deposit: (amount: string) => deposit(casino.url, casino.operator, player.id, currency, amount),
    withdraw: async (amount: string) => {
      const path = `/api/operator/players/${encodeURIComponent(player.id)}/withdrawals`
      expectCode(
        'ok',
        await call(casino.url, casino.operator, path, { transaction_id: newSecret(8), currency, amount }),
      )
    },
    say: async (expected: string, endpoint: string, transaction: string, facts: Facts) => {
      const body = { ...common, transaction_id: `${transaction}-${player.id}`, ...facts }
      for (const name of ['original_transaction_id', 'bet_transaction_id'] as const) {
        if (facts[name]) Object.assign(body, { [name]: `${facts[name]}-${player.id}` })
      }
      expectCode(expected, await call(casino.url, provider.key, `/api/wallet/${endpoint}`, body))
    },
  }
}

function expectCode(
  expected: string,
  { body, text }: { body: { status?: string; error?: { code: string } }; text: string },
): void {
  if ((body.error?.code ?? body.status) !== expected) throw new Error(`expected ${expected}: ${text}`)
}

async function playStrictly({ deposit, withdraw, say }: ReturnType<typeof seat>): Promise<void> {
  await deposit('100.00')
  await say('ok', 'bet', 'b1', { round_id: 'r1', amount: '30.00' })
  await say('ok', 'bet', 'b2', { round_id: 'r1', amount: '0.5' })
  await say('ok', 'win', 'w1', {
    round_id: 'r1',
    amount: '45.123456789',
    bet_transaction_id: 'b1',
    round_closed: true,
  })
  await say('INSUFFICIENT_FUNDS', 'bet', 'b3', { round_id: 'r2', amount: '5000' })
  await say('ok', 'bet', 'b4', { round_id: 'r2', amount: '10.00' })
  await say('ok', 'rollback', 'x4', { round_id: 'r2', original_transaction_id: 'b4' })
  await say('ok', 'rollback', 'y4', { round_id: 'r2', original_transaction_id: 'b4' })
  await say('ok', 'rollback', 'x5', { original_transaction_id: 'b5' })
  await say('TRANSACTION_ROLLED_BACK', 'bet', 'b5', { round_id: 'r3', amount: '1' })
  await say('ok', 'bet', 'b6', { round_id: 'r4', amount: '2.00', type: 'free' })
  await say('ok', 'win', 'w6', { round_id: 'r4', amount: '0', round_closed: true })
  await say('ok', 'bet', 'b7', { round_id: 'r4', amount: '1.00', type: 'tip' })
  await say('ok', 'jackpot', 'j1', { jackpot_id: 'mega', amount: '250.00' })
  await withdraw('25.00')
}

async function playLeniently({ deposit, say }: ReturnType<typeof seat>): Promise<void> {
  await deposit('10')
  await say('ok', 'bet', 'b1', { round_id: 'r1', amount: '5' })
  await say('ok', 'win', 'w1', { round_id: 'r1', amount: '20', round_closed: true })
  await say('ok', 'bet', 'b2', { round_id: 'r2', amount: '25' })
  await say('ok', 'rollback', 'x1', { round_id: 'r1', original_transaction_id: 'w1' })
  await say('ok', 'rollback', 'x2', { original_transaction_id: 'b9' })
  await say('ok', 'bet', 'b9', { round_id: 'r3', amount: '1' })
  await say('ok', 'win', 'w9', { round_id: 'r9', amount: '3' })
  await say('ok', 'win', 'p1', { amount: '2', type: 'bonus' })
}
