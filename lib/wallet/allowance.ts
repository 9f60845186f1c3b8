import type { Instant } from '@/lib/clock'
import type { Row } from '@/lib/db/conversation'
import type { Command } from './command'
import type { Allowance } from './limits'
import { type Recalled, recallUse } from './recall'

const starts = (window: string) =>
  `date_trunc('${window}', $15::timestamptz at time zone 'UTC') at time zone 'UTC'`

const used = (window: string) => `'${window}', json_build_object(
      'wager', coalesce(sum(e.amount) filter (where e.kind = 'bet' and e.at >= ${starts(window)}), 0)::text,
      'won', coalesce(sum(e.amount) filter (where e.kind = 'win' and e.at >= ${starts(window)}), 0)::text)`

const summed = `(
    select json_build_object(${['day', 'week', 'month'].map(used).join(', ')})
    from (
      select coalesce(o.kind, t.kind) as kind, coalesce(o.type, t.type) as type, coalesce(o.at, t.at) as at,
        case when t.reverses then -o.amount else t.amount end as amount
      from transactions t
      left join lateral (select o.kind, o.type, o.at, o.amount from transactions o where t.reverses and o.id = t.original_id limit 1) o on true
      where t.wallet_id = l.wallet_id and t.effect = 'posted' and t.seq >= (
        select x.seq from postings x where x.wallet_id = l.wallet_id and x.at >= l.since order by x.seq limit 1)
    ) e
    where e.kind = 'bet' and e.type = 'cash' or e.kind = 'win' and e.type in ('cash', 'free'))`

/**
 * The limits in force of player `c` and `p` at the moment $15, and for a stake what the running windows have
 * seen of the wallet (`withUse` of limits.ts says what counts), unless what is remembered still holds. Bounded:
 * postings, partitioned by time, say at which link the earliest window with a limit began, and the links are
 * read from there on; a rollback takes back its original if that is of the window too.
 */
export const readAllowance = `(
  select json_build_object('limits', l.limits, 'since', l.since_ms, 'holds', l.holds,
    'usage', case when c.stakes and not l.holds then ${summed} end)
  from (
    select f.limits, f.since, (extract(epoch from f.since) * 1000)::float8 as since_ms, w.id as wallet_id,
      coalesce(w.head = decode(c.head, 'hex') and (f.since is null or c.since <= f.since), false) as holds
    from (
      select json_agg(json_build_object('kind', n.kind, 'period', n.period, 'amount', n.amount::text)) as limits,
        min(case n.period when 'day' then ${starts('day')} when 'week' then ${starts('week')} when 'month' then ${starts('month')} end) as since
      from (
        select distinct on (s.kind, s.period) s.kind, s.period, s.amount from player_limits s
        where s.player_id = c.player_id and s.effective_at <= $15::timestamptz
        order by s.kind, s.period, s.effective_at desc, s.id desc
      ) n where n.amount is not null
    ) f
    left join lateral (
      select w.id, w.head from wallets w where w.player_id = c.player_id and w.currency = p.currency and w.bucket = 'cash' limit 1
    ) w on true
  ) l)`

/** What a batch asks about limits: once a player, for a stake, or to carry on what is remembered. */
export type Question = { stakes: boolean; at: Instant; known: Recalled | null } | null

export function askAllowances(commands: Command[], at: Instant): Question[] {
  const questions: Question[] = commands.map(() => null)
  const asked = new Map<string, number>()
  commands.forEach(({ kind, type, playerId }, index) => {
    const stakes = kind === 'bet' && type === 'cash'
    const before = asked.get(playerId)
    if (before !== undefined && (!stakes || questions[before]!.stakes)) return
    const known = recallUse(playerId, at)
    if (!stakes && !known) return
    if (before !== undefined) questions[before] = null
    asked.set(playerId, index)
    questions[index] = { stakes, at, known }
  })
  return questions
}

/** What was answered: null where no limit is in force, or where what was remembered holds no more and nothing is staked. */
export function toAllowance({ known, at }: NonNullable<Question>, answer: Row | null): Allowance | null {
  if (!answer?.limits) return null
  const { limits, holds, since } = answer
  if (holds) return { limits, usage: known!.usage, since: known!.since }
  return answer.usage && { limits, usage: answer.usage, since: since ?? at }
}
