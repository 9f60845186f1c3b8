import { audited } from '@/lib/audit/audited'
import { now } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { toAmount } from '@/lib/money/amount'
import { putPlayer } from '@/lib/players/put'
import { createProvider } from '@/lib/providers/create'
import { openSession } from '@/lib/sessions/open'
import { toCommand } from '@/lib/wallet/command'
import { submit } from '@/lib/wallet/queue'
import { signRequest } from '@/lib/wire/signature'
import { addGame } from '@/tests/support/provider-verbs'

export type Seat = { playerId: string; token: string }
export type Casino = { keyId: string; secret: string; seats: Seat[] }

const providerId = 'bench'

/** A provider with a game, and so many players with a session and more money than a bench can bet. */
export async function openBenchCasino(players: number): Promise<Casino> {
  const by = { actor: 'bench', at: now() }
  const { keyId, secret } = await audited(by, scope =>
    createProvider(scope, { id: providerId, name: 'Bench', mode: 'live' }),
  )
  await addGame({ providerId, id: 'g1', name: 'Game' }, by)
  const seats: Seat[] = []
  for (let index = 0; index < players; index++) {
    const playerId = `player-${index}`
    await putPlayer({ playerId, currency: 'EUR' }, by)
    const { token } = await openSession(
      { playerId, providerId, gameId: null, currency: 'EUR', ttlSeconds: null },
      by,
    )
    seats.push({ playerId, token })
    const answer = await submit(depositOf(playerId))
    if (answer.status !== 200) throw new Error(`a deposit was refused: ${answer.body}`)
  }
  return { keyId, secret, seats }
}

/** Bets in rounds of their own, pre-signed as whole HTTP calls. A share of them repeats an earlier one. */
export function presign(
  casino: Casino,
  count: number,
  seatOf: (index: number) => number,
  repeats = 0,
): Buffer[] {
  const bodies: string[] = []
  for (let index = 0; index < count; index++) {
    const isRepeat = repeats > 0 && bodies.length > 512 && (index * repeats) % 1 < repeats
    bodies.push(isRepeat ? bodies[index - 400]! : betOf(casino.seats[seatOf(index) % casino.seats.length]!))
  }
  return bodies.map(body => toCall(casino, '/api/wallet/bet', body))
}

/** A seat a bet, all players alike. */
export const uniform = (index: number) => Math.imul(index + 1, 0x9e3779b1) >>> 0

export function betOf({ playerId, token }: Seat): string {
  const id = newId()
  return JSON.stringify({
    token,
    player_id: playerId,
    transaction_id: id,
    round_id: `r-${id}`,
    game_id: 'g1',
    currency: 'EUR',
    amount: '0.10',
  })
}

function toCall({ keyId, secret }: Casino, path: string, body: string): Buffer {
  const timestamp = String(Math.floor(now() / 1000))
  return Buffer.from(
    `POST ${path} HTTP/1.1\r\nHost: bench\r\nContent-Type: application/json\r\nContent-Length: ${Buffer.byteLength(body)}\r\n` +
      `X-Key-Id: ${keyId}\r\nX-Timestamp: ${timestamp}\r\n` +
      `X-Signature: ${signRequest(secret, timestamp, 'POST', path, body)}\r\n\r\n${body}`,
  )
}

function depositOf(playerId: string) {
  return toCommand({
    kind: 'deposit',
    providerId: 'operator',
    keyId: null,
    playerId,
    transactionId: newId(),
    providerRoundId: null,
    gameId: null,
    currency: 'EUR',
    amount: toAmount('1000000000.00'),
    type: null,
    roundClosed: false,
    referenceId: null,
    jackpotId: null,
    detail: null,
    tokenHash: null,
    actor: 'bench',
    requestId: newId(),
  })
}
