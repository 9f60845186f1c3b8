import { dayBefore, now, toDay } from '@/lib/clock'
import { newId } from '@/lib/ids'
import { walletId } from '@/lib/ledger/account'
import { type Amount, add, format, multiply, parseAmount, subtract, toAmount, zero } from '@/lib/money/amount'
import type { Directory } from '@/lib/providers/directory'
import { policyDefaults } from '@/lib/providers/policies'
import type { Answer } from '@/lib/wallet/answer'
import { apply } from '@/lib/wallet/apply'
import { caseCommand, commandOfCase } from '@/lib/wallet/case-command'
import { type Command, toCommand } from '@/lib/wallet/command'
import { type Allowance, type Limit, noUse, withUse } from '@/lib/wallet/limits'
import { decide } from '@/lib/wallet/rules'
import type { Original } from '@/lib/wallet/staff-commands'
import { emptyState, type State } from '@/lib/wallet/state'
import { noWrites } from '@/lib/wallet/writes'
import { proveRounds } from './prove-rounds'
import { staffLine } from './staff'
import type { Outcome, Stage } from './stage'

const zeroHash = '0'.repeat(64)

/** A whole casino in memory: the rules' own state, never loaded and never written. */
export function pureStage(): Stage {
  const directory = emptyDirectory()
  const provider = directory.providers.get('acme')!
  const state = emptyState(directory)
  const writes = noWrites()
  let casesSeen = 0

  async function call(kind: Parameters<Stage['call']>[0], fields: Record<string, string>): Promise<Outcome> {
    return outcomeOf(decideFor(state, writes, commandFor(state, kind, fields)))
  }

  return {
    call,
    staff: async (verb, fields) => {
      const player = { id: fields.player_id!, currency: state.wallets.get(fields.player_id!)!.currency }
      const command = await staffLine(
        {
          actor: 'staff:somebody',
          player,
          transactionId: id => id,
          round: id => ({ providerId: 'acme', gameId: 'g1', providerRoundId: id, playerId: player.id }),
          original: async (id, of = 'acme') => originalOf(writes, of, id, player.id),
          refused: async id => {
            const opened = writes.cases.find(
              ({ kind, command }) => kind === 'credit_refused' && command.transactionId === id,
            )
            return opened ? commandOfCase(JSON.parse(JSON.stringify(caseCommand(opened.command)))) : null
          },
        },
        verb,
        fields,
      )
      return outcomeOf(decideFor(state, writes, command))
    },
    limit: async (name, kind, period, amount) => setLimit(state, writes, name, kind, period, amount),
    policy: async settings => void Object.assign(provider.policies, settings),
    player: async (name, balance, currency) => {
      state.players.set(name, { id: name, currency, status: 'active', test: false })
      const id = walletId(name, currency)
      state.wallets.set(name, {
        id,
        playerId: name,
        currency,
        balance: zero,
        mayBeNegative: false,
        seq: 0,
        head: zeroHash,
      })
      const session = {
        id: newId(),
        playerId: name,
        providerId: 'acme',
        expiresAt: now() + 60_000,
        endedAt: null,
      }
      state.sessions.set(`token of ${name}`, session)
      if (balance === '0') return
      await call('deposit', { player_id: name, transaction_id: `opening ${name}`, amount: balance })
    },
    status: async (name, status) => void Object.assign(state.players.get(name)!, { status }),
    provider: async status => void Object.assign(provider, { status }),
    maintenance: async how => {
      const at = now()
      const open = provider.windows.find(({ from, to }) => from <= at && at < to)
      if (how === 'open') provider.windows.push({ from: at, to: at + 1_800_000 })
      else if (how === 'ahead') provider.windows.push({ from: at + 3_600_000, to: at + 7_200_000 })
      else open!.to = at
    },
    game: async (id, status) => void Object.assign(provider.games.get(id)!, { status }),
    stakeMax: async (id, amount) =>
      void Object.assign(provider.games.get(id)!, { stakeMax: toAmount(amount) }),
    endSession: async name =>
      void Object.assign(state.sessions.get(`token of ${name}`)!, { endedAt: now() - 1 }),
    rate: async (currency, rate, daysAgo) => {
      const day = dayBefore(toDay(now()), daysAgo)
      const known = (directory.rates.get(currency) ?? []).filter(other => other.day !== day)
      const days = [...known, { day, rate: toAmount(rate), source: 'story', revision: 1 }]
      directory.rates.set(
        currency,
        days.sort((a, b) => (a.day < b.day ? 1 : -1)),
      )
    },
    balance: async name => format(state.wallets.get(name)!.balance, state.wallets.get(name)!.currency),
    round: async (id, player) => roundOf(state, id, player),
    posting: async id => {
      const link = writes.links.find(stored => stored.providerTransactionId === id)
      if (!link?.posting) return null
      const { rate, stale, amount } = link.posting
      return { rate, stale, base: multiply(amount, rate) }
    },
    cases: async () => {
      const opened = writes.cases.map(({ kind, command }) =>
        kind === 'stale_rate' ? kind : `${kind} ${command.transactionId} ${command.fingerprint}`,
      )
      const fresh = [...new Set(opened)].slice(casesSeen)
      casesSeen += fresh.length
      return fresh.map(line => line.split(' ')[0]!).sort()
    },
    prove: async () => {
      proveBalances(state, writes)
      proveRounds(state, writes.links)
    },
  }
}

type Writes = ReturnType<typeof noWrites>

function decideFor(state: State, writes: Writes, command: Command) {
  return apply(state, writes, command, decide(state, command, now()), newId(), now())
}

function outcomeOf(answer: Answer): Outcome {
  const replayed = answer.verdict === 'replay'
  const words = [replayed && 'replayed', answer.code ?? (replayed ? null : 'ok')]
  return { outcome: words.filter(Boolean).join(':'), balance: JSON.parse(answer.body).balance ?? null }
}

/** What staff would have found; what there is none of, they name all the same. */
function originalOf(writes: Writes, providerId: string, transactionId: string, playerId: string): Original {
  const link = writes.links.find(
    l => l.providerId === providerId && l.providerTransactionId === transactionId,
  )
  const { providerRoundId = null, gameId = null } = link ?? {}
  return { providerId, transactionId, playerId, providerRoundId, gameId }
}

function setLimit(
  state: State,
  writes: Writes,
  name: string,
  kind: string,
  period: string,
  amount: string | null,
): void {
  const at = now()
  const known = state.allowances.get(name)?.limits ?? []
  const others = known.filter(limit => limit.kind !== kind || limit.period !== period)
  const limits = amount === null ? others : [...others, { kind, period, amount: toAmount(amount) } as Limit]
  let allowance: Allowance = { limits, usage: { day: noUse, week: noUse, month: noUse }, since: 0 }
  for (const link of writes.links.filter(
    l => l.playerId === name && ['posted', 'recorded'].includes(l.effect),
  ))
    if (!state.reversed.has(link.id)) allowance = withUse(allowance, link, at, false)
  state.allowances.set(name, allowance)
}

function commandFor(state: State, kind: Parameters<Stage['call']>[0], fields: Record<string, string>) {
  const value = (name: string) => fields[name] || null
  const house = kind === 'deposit' || kind === 'withdrawal'
  const player = fields.player_id!
  const owner = fields.token?.startsWith('of:') ? fields.token.slice(3) : player
  const inRound = kind === 'bet' || kind === 'win'
  return toCommand({
    kind,
    providerId: house ? 'operator' : 'acme',
    keyId: null,
    playerId: player,
    transactionId: fields.transaction_id!,
    providerRoundId: value('round_id'),
    gameId: 'game_id' in fields ? value('game_id') : inRound ? 'g1' : null,
    currency: value('currency') ?? state.wallets.get(player)?.currency ?? 'EUR',
    amount: fields.amount === undefined ? null : (parseAmount(fields.amount) as Amount),
    type: inRound ? (value('type') ?? 'cash') : null,
    roundClosed: fields.round_closed === 'true',
    referenceId: value('bet_transaction_id') ?? value('original_transaction_id'),
    jackpotId: value('jackpot_id'),
    detail: null,
    tokenHash: kind === 'bet' ? `token of ${fields.token === 'nonsense' ? '?' : owner}` : null,
    actor: 'story',
    requestId: newId(),
  })
}

function roundOf(state: State, id: string, player: string): string {
  for (const round of state.rounds.values()) {
    if (round.providerRoundId === id && round.playerId === player && round.gameId === 'g1')
      return round.status
  }
  return 'none'
}

/** Every wallet is the sum of its postings, and its chain is gapless. */
function proveBalances(state: State, writes: Writes): void {
  for (const wallet of state.wallets.values()) {
    const links = writes.links.filter(link => link.walletId === wallet.id)
    let balance: Amount = zero
    links.forEach((link, index) => {
      if (link.seq !== index + 1) throw new Error(`${wallet.playerId}: link ${index + 1} has seq ${link.seq}`)
      const { posting } = link
      if (posting) balance = (posting.sourceId === wallet.id ? subtract : add)(balance, posting.amount)
      if (balance !== link.balance)
        throw new Error(`${wallet.playerId} ${link.seq}: ${link.balance} is not ${balance}`)
    })
    if (balance !== wallet.balance) throw new Error(`${wallet.playerId}: ${wallet.balance} is not ${balance}`)
  }
}

function emptyDirectory(): Directory {
  const games = ['g1', 'g2'].map(
    id => [id, { id, status: 'enabled', stakeLimits: new Map(), stakeMax: null }] as const,
  )
  const provider = { id: 'acme', name: 'Acme', mode: 'live', status: 'active', policyVersion: 1 } as const
  const settings = {
    policies: { ...policyDefaults },
    addressRanges: [],
    rateLimit: null,
    timeoutMs: 5000,
    windows: [],
    games: new Map(games),
  }
  return {
    revision: '1',
    baseCurrency: 'EUR',
    fxDaysBack: 4,
    providers: new Map([['acme', { ...provider, ...settings }]]),
    credentials: new Map(),
    rates: new Map(),
  }
}
