import { Prisma } from '@/lib/db/generated/client'
import type { Tx } from '@/lib/db/prisma'
import type { StuckReason } from './reasons'

/** A round that is not settled, and why, as far as it can be told. Amounts are plain decimals. */
export type Stuck = {
  id: string
  providerId: string
  playerId: string
  currency: string
  openedAt: Date
  updatedAt: Date
  reason: StuckReason
  /** The refusal's code, where something was refused. */
  code: string | null
  /** The stakes that nothing settled, or the win that no bet belongs to. */
  amount: string
}

const isLive = (name: string) =>
  Prisma.raw(`${name}.effect in ('posted', 'recorded')
    and not exists (select from transactions v where v.original_id = ${name}.id and v.reverses)`)

/**
 * Which of these rounds are open and not settled. A round is settled when a live win answers each of its live
 * bets (rule 25), whether or not the provider ever closed it: many never do. So a round is stuck for a live
 * bet without its win, or for a win that no accepted bet belongs to (a free win needs none).
 *
 * A refused credit is no transaction: its case is the trace, as long as the same id was not accepted since.
 * `rounds` is a query of whole rows of rounds.
 */
export function examineRounds(tx: Tx, rounds: Prisma.Sql): Promise<Stuck[]> {
  return tx.$queryRaw<Stuck[]>`
    with looked as materialized (${rounds}),
    stuck as materialized (
      select r.*, unsettled.stake as stake_unsettled, unsettled.any_bet
      from looked r
      cross join lateral (
        select count(*) > 0 as any_bet, coalesce(sum(b.amount) filter (where b.type is distinct from 'free'), 0) as stake
        from transactions b
        where b.round_id = r.id and b.kind = 'bet' and b.type is distinct from 'tip' and ${isLive('b')}
          and not exists (
            select from transactions w
            where w.round_id = r.id and w.kind = 'win' and w.type in ('cash', 'free') and ${isLive('w')}
              and case when w.reference_id is null then w.seq > b.seq else w.reference_id = b.provider_transaction_id end)
      ) unsettled
      where r.status = 'open' and (unsettled.any_bet or (r.bets_live = 0 and exists (
        select from transactions w where w.round_id = r.id and w.kind = 'win' and w.type = 'cash' and ${isLive('w')})))
    )
    select r.id, r.provider_id as "providerId", r.player_id as "playerId", r.currency,
      r.opened_at as "openedAt", r.updated_at as "updatedAt", refused.code,
      case
        when refused.kind = 'credit_refused' then 'win_refused'
        when refused.kind = 'rollback_refused' then 'rollback_refused'
        when refused.kind = 'orphan_win' or not r.any_bet then 'orphan_win'
        when r.bets_late > 0 or exists (select from transactions t where t.round_id = r.id and t.effect = 'void') then 'late_bet'
        else 'bet_without_win'
      end as reason,
      (case when r.any_bet then r.stake_unsettled else r.win end)::text as amount
    from stuck r
    left join lateral (
      select c.kind, c.code from cases c
      where c.round_id = r.id and c.kind in ('credit_refused', 'rollback_refused', 'orphan_win')
        and (c.kind = 'orphan_win' or not exists (
          select from transactions t where t.round_id = r.id and t.provider_transaction_id = c.provider_transaction_id))
      order by c.opened_at desc, c.id desc limit 1
    ) refused on true
    order by r.opened_at, r.id`
}
