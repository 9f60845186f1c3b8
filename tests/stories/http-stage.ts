import { expect } from 'vitest'
import { staffActor } from '@/lib/actor'
import { dayBefore, now, toDay } from '@/lib/clock'
import { appPool, ownerPool } from '@/lib/db/pools'
import { setRate } from '@/lib/fx/set'
import { verifyLedger } from '@/lib/ledger/verify'
import { putPlayer } from '@/lib/players/put'
import { type Answered, by, call, deposit, type Key, newPlayer, newProvider, unique } from '../support/casino'
import {
  disableGame,
  enableGame,
  resumeProvider,
  setPolicies,
  shut,
  suspendProvider,
} from '../support/provider-verbs'
import { decideAsStaff, findOriginal, findRefused, hireStaff, setLimit } from '../support/rulings'
import { staffLine } from './staff'
import type { Kind, Outcome, Stage } from './stage'

/** A provider of its own on a running casino; each story's names are made its own. */
export async function httpStage(url: string, operator: Key): Promise<Stage> {
  const provider = await newProvider()
  const staffId = await hireStaff()
  const players = new Map<string, { id: string; token: string; currency: string }>()
  const suffix = unique('')
  let casesSeen = 0

  function bodyOf(kind: Kind, fields: Record<string, string>): Record<string, unknown> {
    const player = players.get(fields.player_id!)
    const given = Object.entries(fields).filter(([, value]) => value !== '')
    const body: Record<string, unknown> = {
      currency: player?.currency ?? 'EUR',
      ...Object.fromEntries(given),
    }
    body.player_id = player?.id ?? fields.player_id
    if ((kind === 'bet' || kind === 'win') && !('game_id' in fields)) body.game_id = 'g1'
    if (fields.round_id === '') delete body.round_id
    if (fields.round_closed) body.round_closed = fields.round_closed === 'true'
    if (kind === 'bet') body.token = tokenOf(fields)
    if (kind === 'rollback' && !fields.currency) delete body.currency
    return body
  }

  function tokenOf({ token, player_id }: Record<string, string>): string {
    const owner = token?.startsWith('of:') ? token.slice(3) : player_id!
    return token && owner === player_id ? token : (players.get(owner)?.token ?? 'nobody')
  }

  async function callWallet(kind: Kind, fields: Record<string, string>): Promise<Outcome> {
    const body = bodyOf(kind, fields)
    if (kind !== 'deposit' && kind !== 'withdrawal')
      return outcomeOf(await call(url, provider.key, `/api/wallet/${kind}`, body))
    body.transaction_id = fields.transaction_id + suffix
    return outcomeOf(await call(url, operator, `/api/operator/players/${body.player_id}/${kind}s`, body))
  }

  return {
    call: callWallet,
    staff: async (verb, fields) => {
      const player = players.get(fields.player_id!)!
      const desk = {
        actor: staffActor(staffId),
        player,
        transactionId: (id: string) => id + suffix,
        round: (id: string) => ({
          providerId: provider.id,
          gameId: 'g1',
          providerRoundId: id,
          playerId: player.id,
        }),
        original: (id: string, of?: string) =>
          findOriginal(of ?? provider.id, of ? id + suffix : id, player.id),
        refused: (id: string) => findRefused(provider.id, id),
      }
      const command = await staffLine(desk, verb, fields)
      const answer = await decideAsStaff(command)
      const replayed = answer.verdict === 'replay'
      const words = [replayed && 'replayed', answer.code ?? (replayed ? null : 'ok')]
      return { outcome: words.filter(Boolean).join(':'), balance: JSON.parse(answer.body).balance ?? null }
    },
    limit: async (name, kind, period, amount) => {
      const { id, currency } = players.get(name)!
      await setLimit(id, currency, kind, period, amount)
    },
    policy: async settings => void (await setPolicies(provider.id, settings, by())),
    player: async (name, balance, currency) => {
      const player = await newPlayer(provider, currency)
      players.set(name, { ...player, currency })
      if (balance !== '0')
        expect((await deposit(url, operator, player.id, currency, balance)).status).toBe(200)
    },
    status: async (name, status) => {
      const { id, currency } = players.get(name)!
      await putPlayer({ playerId: id, currency, status: status as 'active' }, by())
    },
    provider: status => (status === 'active' ? resumeProvider(provider.id) : suspendProvider(provider.id)),
    maintenance: how => shut(provider.id, how),
    game: (id, status) => (status === 'enabled' ? enableGame : disableGame)(provider.id, id),
    stakeMax: async (id, amount) =>
      void (await ownerPool().query('update games set stake_max = $3 where provider_id = $1 and id = $2', [
        provider.id,
        id,
        amount,
      ])),
    endSession: async name =>
      void (await appPool().query(
        `update sessions set ended_at = now() - interval '1 second' where player_id = $1`,
        [players.get(name)!.id],
      )),
    rate: async (currency, rate, daysAgo) =>
      void (await setRate({ day: dayBefore(toDay(now()), daysAgo), currency, rate, source: 'story' }, by())),
    balance: async name => {
      const { id, currency } = players.get(name)!
      return (await call(url, provider.key, '/api/wallet/balance', { player_id: id, currency })).body.balance
    },
    round: async (id, player) => {
      const { rows } = await appPool().query(
        `select status from rounds where provider_id = $1 and provider_round_id = $2 and player_id = $3 and game_id = 'g1'`,
        [provider.id, id, players.get(player)!.id],
      )
      return rows[0]?.status ?? 'none'
    },
    posting: async id => {
      const { rows } = await appPool().query(
        `select p.rate::text as rate, p.rate_stale as stale, p.base_amount::text as base from transactions t
         join postings p on p.transaction_id = t.id where t.provider_id = $1 and t.provider_transaction_id = $2`,
        [provider.id, id],
      )
      return rows[0] ?? null
    },
    cases: async () => {
      const { rows } = await appPool().query(`select kind from cases where player_id = any($1) order by id`, [
        [...players.values()].map(player => player.id),
      ])
      const fresh = rows.slice(casesSeen).map(row => row.kind as string)
      casesSeen = rows.length
      return fresh.sort()
    },
    prove: async () => {
      const report = await verifyLedger()
      expect(report.checks.filter(check => check.ok !== true)).toEqual([])
      expect(report.ok).toBe(true)
    },
  }
}

function outcomeOf({ status, headers, body }: Answered): Outcome {
  const replayed = headers.get('idempotent-replayed') === 'true'
  expect(status === 200).toBe(body.status === 'ok')
  const outcome = [replayed && 'replayed', body.error?.code ?? (replayed ? null : 'ok')]
    .filter(Boolean)
    .join(':')
  return { outcome, balance: body.balance ?? null }
}
