import { type Instant, toTimestamp } from '@/lib/clock'
import { plainArray, textArray } from '@/lib/db/arrays'
import type { Row, Statement } from '@/lib/db/conversation'
import type { Directory } from '@/lib/providers/directory'
import { type Question, readAllowance, toAllowance } from './allowance'
import type { Command } from './command'
import { toKnown, toRound, toWallet } from './rows'
import { emptyState, type Known, keyOf, type State, scopeOf, tombstoneOf } from './state'

/** Locks the batch's wallets in one order everywhere, so that no two batches can wait for each other. */
export const lockWallets = `
select id, player_id, currency, balance::text as balance, may_be_negative, seq, encode(head, 'hex') as head
from wallets where player_id = any($1::text[]) and bucket = 'cash' order by player_id for update`

const transaction = (name: string, whose: string, id: string) => `
  left join lateral (
    select t.id, t.provider_id, t.provider_transaction_id, t.kind, t.type, t.player_id, t.round_id, t.seq, t.currency,
      t.amount::text as amount, t.round_closed, t.reference_id, t.effect, t.code, t.http_status, t.body,
      encode(t.fingerprint, 'hex') as fingerprint, t.wallet_id, t.at
    from transactions t where t.provider_id = c.${whose}_id and t.scope = c.${whose}_scope and t.provider_transaction_id = c.${id}
    limit 1) ${name} on true`

const entry = (where: string) => `
    (select e.id, e.provider_transaction_id, e.kind, e.type, e.seq, e.round_closed, e.reference_id, e.effect
     from transactions e
     where e.round_id = original.round_id and e.id <> original.id and e.effect in ('posted', 'recorded') and ${where}
       and not exists (select from transactions r where r.original_id = e.id and r.reverses offset 0)
     order by e.seq desc limit 1)`

/**
 * Reads all that bears on each command, after the lock and so in a newer snapshot: the transaction of its
 * own id, the one it names, tombstones, session, round; of a rollback's original whether it was reversed,
 * its posting, and one witness for each way its bet can be settled or its round closed. `offset 0` keeps
 * each `exists` a look into its index: on a young database the planner would hash or scan the whole table.
 */
export const readFacts = `
select c.n::int as n, (select revision::text from directory_revision) as revision,
  p.currency, p.status, p.test,
  to_json(known) as known, to_json(original) as original,
  exists (select from transactions r where r.original_id = original.id and r.reverses offset 0) as original_reversed,
  c.is_rollback and exists (select from transactions r where r.original_id = original.id and r.effect = 'kept' offset 0) as original_kept,
  case when c.is_rollback and original.effect = 'posted' then
    (select json_build_object('sourceId', x.source_id, 'destinationId', x.destination_id, 'currency', x.currency,
      'amount', x.amount::text, 'rate', x.rate::text, 'day', x.rate_day, 'source', x.rate_source,
      'stale', x.rate_stale, 'balanceAfter', x.balance_after::text)
     from postings x where x.wallet_id = original.wallet_id and x.seq = original.seq and x.at = original.at) end as posting,
  case when c.is_rollback and original.round_id is not null then
    (select json_agg(e) from (
      ${entry("e.kind = 'win' and e.type in ('cash', 'free') and e.reference_id = original.provider_transaction_id")}
      union all ${entry("e.kind = 'win' and e.type in ('cash', 'free') and e.reference_id is null and e.seq > original.seq")}
      union all ${entry("e.round_closed and (e.kind = 'bet' and e.type <> 'tip' or e.kind = 'win' and e.type in ('cash', 'free'))")}
    ) e) end as entries,
  exists (select from tombstones b where b.player_id = c.player_id and b.provider_id = c.provider_id
    and b.provider_transaction_id = c.transaction_id offset 0) as tombstone,
  c.reference_id is not null and exists (select from tombstones b where b.player_id = c.player_id
    and b.provider_id = c.subject_id and b.provider_transaction_id = c.reference_id offset 0) as reference_tombstone,
  s.id as session_id, s.player_id as session_player, s.provider_id as session_provider,
  (extract(epoch from s.expires_at) * 1000)::float8 as session_expires,
  (extract(epoch from s.ended_at) * 1000)::float8 as session_ended,
  to_json(round) as round,
  case when c.asks and p.limited then ${readAllowance} end as allowance
from unnest($1::text[], $2::text[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[], $8::uuid[], $9::text[], $10::boolean[],
  $11::boolean[], $12::boolean[], $13::text[], $14::timestamptz[]) with ordinality as c (provider_id, provider_scope, transaction_id, subject_id, subject_scope, player_id,
  token_hash, round_id, reference_id, is_rollback, asks, stakes, head, since, n)
  left join lateral (select * from players p where p.id = c.player_id limit 1) p on true
  left join lateral (select * from sessions s where s.token_hash = decode(c.token_hash, 'hex') limit 1) s on true
  ${transaction('known', 'provider', 'transaction_id')}
  ${transaction('original', 'subject', 'reference_id')}
  left join lateral (
    select r.id, r.provider_id, r.game_id, r.provider_round_id, r.player_id, r.currency, r.status, r.bets, r.bets_live,
      r.bets_late, r.stake::text as stake, r.win::text as win, r.rate::text as rate, r.rate_day, r.rate_source, r.rate_stale,
      r.closed_by, r.staff_settled, (extract(epoch from r.opened_at) * 1000)::float8 as opened_at
    from rounds r where r.id = case when c.is_rollback then original.round_id else c.round_id end limit 1) round on true
order by c.n`

/** The two statements that load a batch: the lock, then the reads. */
export function loadStatements(
  directory: Directory,
  commands: Command[],
  questions: Question[],
  at: Instant,
): Statement[] {
  const players = [...new Set(commands.map(c => c.playerId))]
  return [
    { text: lockWallets, values: [textArray(players)] },
    {
      text: readFacts,
      values: [
        textArray(commands.map(c => c.providerId)),
        textArray(commands.map(c => scopeOf(directory, c.providerId, c.playerId))),
        textArray(commands.map(c => c.transactionId)),
        textArray(commands.map(c => c.subjectId)),
        textArray(commands.map(c => scopeOf(directory, c.subjectId, c.playerId))),
        textArray(commands.map(c => c.playerId)),
        plainArray(commands.map(c => c.tokenHash)),
        plainArray(commands.map(c => c.roundId)),
        textArray(commands.map(c => c.referenceId)),
        plainArray(commands.map(c => c.kind === 'rollback')),
        plainArray(questions.map(question => question !== null)),
        plainArray(questions.map(question => question?.stakes ?? false)),
        plainArray(questions.map(question => question?.known?.head ?? null)),
        plainArray(questions.map(question => (question?.known ? toTimestamp(question.known.since) : null))),
        toTimestamp(at),
      ],
    },
  ]
}

/** The state a batch is decided on, of the rows that were read. */
export function toState(
  directory: Directory,
  commands: Command[],
  questions: Question[],
  wallets: Row[],
  rows: Row[],
): State {
  const state = emptyState(directory)
  for (const row of wallets) state.wallets.set(row.player_id, toWallet(row))
  rows.forEach((row, index) => {
    addRow(state, commands[index]!, questions[index]!, row)
  })
  return state
}

function addRow(state: State, command: Command, question: Question, row: Row): void {
  const { providerId, subjectId, playerId, transactionId, referenceId } = command
  if (row.status && state.wallets.has(playerId)) {
    state.players.set(playerId, { id: playerId, currency: row.currency, status: row.status, test: row.test })
  }
  const keyFor = (owner: string, id: string) => keyOf(owner, scopeOf(state.directory, owner, playerId), id)
  if (row.known) addKnown(state, keyFor(providerId, transactionId), toKnown(row.known))
  if (row.original) {
    const original = { ...toKnown(row.original), posting: row.posting ?? null }
    addKnown(state, keyFor(subjectId, referenceId!), original)
    if (row.original_reversed) state.reversed.add(original.id)
    if (row.original_kept) state.kept.add(original.id)
    // What another player's rollback has read of this round is refused anyway, and must not displace it.
    if (row.entries && original.playerId === playerId)
      state.entries.set(original.roundId!, row.entries.map(toKnown))
  }
  if (row.tombstone) state.tombstones.add(tombstoneOf(providerId, playerId, transactionId))
  if (row.reference_tombstone) state.tombstones.add(tombstoneOf(subjectId, playerId, referenceId!))
  if (row.session_id) {
    state.sessions.set(command.tokenHash!, {
      id: row.session_id,
      playerId: row.session_player,
      providerId: row.session_provider,
      expiresAt: row.session_expires,
      endedAt: row.session_ended,
    })
  }
  if (row.round) state.rounds.set(row.round.id, toRound(row.round))
  const allowance = question && toAllowance(question, row.allowance)
  if (allowance) state.allowances.set(playerId, allowance)
}

/** Several commands of a batch may read one transaction: the posting that only its rollback reads must stay. */
function addKnown(state: State, key: string, known: Known): void {
  if (!state.transactions.get(key)?.posting) state.transactions.set(key, known)
}
