import type { Instant } from '@/lib/clock'
import { newSecret } from '@/lib/ids'
import { walletId } from '@/lib/ledger/account'
import { sha256 } from '@/lib/ledger/link'
import { type Amount, zero } from '@/lib/money/amount'
import type { Credential, Directory } from '@/lib/providers/directory'
import type { RequestEntry } from '@/lib/requests/entry'
import type { Answer } from '@/lib/wallet/answer'
import { apply } from '@/lib/wallet/apply'
import type { Command } from '@/lib/wallet/command'
import { bet, jackpot, rollback, win } from '@/lib/wallet/commands'
import { contracts } from '@/lib/wallet/contracts'
import type { Call } from '@/lib/wallet/endpoint'
import { decide } from '@/lib/wallet/rules'
import { emptyState, type State } from '@/lib/wallet/state'
import { noWrites, type Writes } from '@/lib/wallet/writes'
import type { SavedDemo } from '@/studio/saved'
import type { Person } from './people'
import { authAnswer, cashCommand } from './platform'
import { type Caller, type PastCall, toEntry } from './requests'

/** A money call of a provider, by its endpoint. */
export type CallName = keyof typeof verbs

/** A session as it is written; the token is known while the past is played. */
export type PastSession = {
  id: string
  token: string
  playerId: string
  providerId: string
  gameId: string
  currency: string
  at: Instant
  expiresAt: Instant
}

/** What was decided and is not written yet. `touched` says when each round last changed. */
export type Played = {
  writes: Writes
  touched: Map<string, Instant>
  tombstones: { command: Command; at: Instant }[]
  sessions: PastSession[]
  requests: RequestEntry[]
}

/** A whole casino in memory, played at moments of the past by the very rules that answer real calls. */
export type PastCasino = {
  newId: (at: Instant) => string
  seat: (person: Person, providerId: string, gameId: string, at: Instant) => PastSession
  call: (name: CallName, providerId: string, body: object, at: Instant) => Answer
  /** A deposit or withdrawal under the operator's key. */
  cash: (kind: 'deposit' | 'withdrawal', player: Person, amount: Amount, at: Instant) => Answer
  balanceOf: (playerId: string) => Amount
  /** What was played since it was last taken. Rounds and transactions are then forgotten: none goes on. */
  take: () => Played
  state: State
}

const verbs = { bet, win, rollback, jackpot }
const noHead = '0'.repeat(64)
const sessionLength = 86_400_000

type Opening = {
  directory: Directory
  demo: SavedDemo
  newId: (at: Instant) => string
  people: Person[]
  /** From when on calls stand in the request log. */
  logSince: Instant
}

export function openPastCasino({ directory, demo, newId, people, logSince }: Opening): PastCasino {
  const state = emptyState(directory)
  for (const person of people) admit(state, person)
  let played = nothingPlayed()
  const operator = callerOf(directory, demo.operator)
  const callers = new Map(demo.studios.map(one => [one.provider, callerOf(directory, one.key)]))

  function decideAt(command: Command, at: Instant): Answer {
    const decision = decide(state, command, at)
    if (decision.verdict !== 'replay' && decision.round) played.touched.set(decision.round.id, at)
    if (decision.verdict !== 'replay' && decision.tombstone) played.tombstones.push({ command, at })
    return apply(state, played.writes, command, decision, newId(at), at)
  }

  const note = (call: PastCall) => {
    if (call.at >= logSince) played.requests.push(toEntry(call))
  }

  return {
    newId,
    state,
    seat(person, providerId, gameId, at) {
      const session = openSession(state, person, { id: newId(at), providerId, gameId, at })
      played.sessions.push(session)
      const answer = authAnswer(person, session, state.wallets.get(person.id)!.balance)
      note({
        caller: callers.get(providerId)!,
        name: 'auth',
        path: '/api/wallet/auth',
        body: { token: session.token, game_id: gameId },
        id: newId(at),
        answer,
        at,
      })
      return session
    },
    call(name, providerId, body, at) {
      const caller = callers.get(providerId)!
      const requestId = newId(at)
      const toCommandOf = verbs[name] as (call: Call<unknown>) => Command
      const signed = { input: contracts[name].parse(body), credential: caller.credential, requestId, at }
      const answer = decideAt(toCommandOf(signed), at)
      note({ caller, name, path: `/api/wallet/${name}`, body, id: requestId, answer, at })
      return answer
    },
    cash(kind, { id: playerId, currency }, amount, at) {
      const requestId = newId(at)
      const prefix = kind === 'deposit' ? 'dep' : 'wd'
      const body = { transaction_id: `${prefix}-${requestId.slice(-12)}`, currency, amount }
      const answer = decideAt(cashCommand(kind, operator.credential, playerId, body, requestId), at)
      const path = `/api/operator/players/${encodeURIComponent(playerId)}/${kind}s`
      note({
        caller: operator,
        name: kind,
        path,
        body: { ...body, player_id: playerId },
        id: requestId,
        answer,
        at,
      })
      return answer
    },
    balanceOf: playerId => state.wallets.get(playerId)!.balance,
    take() {
      const taken = played
      played = nothingPlayed()
      forgetRounds(state)
      return taken
    },
  }
}

function nothingPlayed(): Played {
  return { writes: noWrites(), touched: new Map(), tombstones: [], sessions: [], requests: [] }
}

function admit(state: State, { id, currency, test }: Person): void {
  state.players.set(id, { id, currency, status: 'active', test })
  state.wallets.set(id, {
    id: walletId(id, currency),
    playerId: id,
    currency,
    balance: zero,
    mayBeNegative: false,
    seq: 0,
    head: noHead,
  })
}

function openSession(
  state: State,
  { id: playerId, currency }: Person,
  place: Pick<PastSession, 'id' | 'providerId' | 'gameId' | 'at'>,
): PastSession {
  const { id, providerId, at } = place
  const [token, expiresAt] = [newSecret(32), at + sessionLength]
  state.sessions.set(sha256(token), { id, playerId, providerId, expiresAt, endedAt: null })
  return { ...place, token, playerId, currency, expiresAt }
}

/** What is over needs no room: only players and wallets go on. */
function forgetRounds(state: State): void {
  for (const part of [state.transactions, state.rounds, state.entries, state.sessions]) part.clear()
  for (const part of [state.reversed, state.kept, state.tombstones]) part.clear()
}

function callerOf(directory: Directory, key: { keyId: string; secret: string }): Caller {
  const credential = directory.credentials.get(key.keyId) as Credential
  return { credential, secret: key.secret }
}
