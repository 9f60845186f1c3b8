import { randomUUID } from 'node:crypto'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Amount, compare, toAmount } from '@/lib/money/amount'
import type { Call } from './call'
import type { Seat } from './deal'
import type { Reply } from './line'
import { type Desk, settle } from './settle'
import { depositOf } from './stake'

/** A player as the studio remembers them. */
export type StudioPlayer = { id: string; currency: string; token: string | null; balance: Amount | null }

/** What the casino platform does for its players, through the operator's API. */
export type House = { provider: string; games: readonly string[]; test: boolean; run: string }

/** Registers a player with the casino; the same again changes nothing. */
export async function registerPlayer(
  desk: Desk,
  house: House,
  player: StudioPlayer,
  facts: object = {},
): Promise<void> {
  const body = { currency: player.currency, test: house.test, ...facts }
  await operate(desk, 'PUT', `/api/operator/players/${encodeURIComponent(player.id)}`, body)
  await desk.journal.write({ t: 'player', player: player.id, currency: player.currency })
}

/** Opens a session where the player has none, and tops the balance up where it is nearly gone. */
export async function seatPlayer(
  desk: Desk,
  house: House,
  player: StudioPlayer,
  game: string,
): Promise<Seat> {
  if (player.token === null) {
    const body = {
      player_id: player.id,
      provider_id: house.provider,
      game_id: game,
      currency: player.currency,
    }
    const session = await operate(desk, 'POST', '/api/operator/sessions', body)
    player.token = String(session.token)
    const auth = await decided(desk, 'provider', 'POST', '/api/wallet/auth', { token: player.token })
    player.balance = toAmount(String(auth.balance))
  }
  return { player: player.id, currency: player.currency, token: player.token, game }
}

/** Puts money in: journaled like a studio's own calls, since balances are explained by it too. */
export async function fundPlayer(
  desk: Desk,
  house: House,
  player: StudioPlayer,
  times: number,
): Promise<void> {
  const id = `${house.run}-d-${randomUUID().slice(0, 13)}`
  const path = `/api/operator/players/${encodeURIComponent(player.id)}/deposits`
  const body = { transaction_id: id, currency: player.currency, amount: depositOf(player.currency, times) }
  const call: Call = { id, kind: 'deposit', as: 'operator', path, player: player.id, body }
  const answer = await settle(desk, call)
  desk.known.delete(id)
  if (answer?.balance) player.balance = toAmount(answer.balance)
}

export function isShort(player: StudioPlayer): boolean {
  return player.balance !== null && compare(player.balance, depositOf(player.currency, 1)) < 0
}

function operate(desk: Desk, method: string, path: string, body?: object) {
  return decided(desk, 'operator', method, path, body)
}

/** A call that moves no money, repeated until it is answered; a refusal is the studio's end. */
async function decided(desk: Desk, as: 'provider' | 'operator', method: string, path: string, body?: object) {
  for (let tries = 0; ; tries++) {
    const { reply, lost } = await desk.line.send(desk.keys[as], method, path, body)
    if (reply && reply.status < 300) return readFlawless(reply, method, path)
    if (reply && reply.status < 500 && reply.status !== 429) {
      throw new Error(`${method} ${path}: ${reply.status} ${reply.body.slice(0, 300)}`)
    }
    if (Date.now() > desk.patienceUntil()) throw new Error(`${method} ${path}: ${lost ?? reply?.status}`)
    await sleep(Math.min(50 * 2 ** tries, 2_000))
  }
}

function readFlawless(reply: Reply, method: string, path: string): Record<string, unknown> {
  if (reply.flaw) throw new Error(`${method} ${path}: ${reply.flaw}`)
  return reply.body === '' ? {} : JSON.parse(reply.body)
}
