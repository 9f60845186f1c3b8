/**
 * Every accepted transaction `t` that `where` chooses, once, with what its posting moved and what it is counted as;
 * `about` is the moment of what it is about. A rollback is told by what it takes back; one that took nothing back
 * (unknown, refused or answered before) is left out, and so are refusals. What few rows need is looked up for
 * these alone: `offset 0` and the branches keep it out of the joins. `during`: a condition on `p.at` that holds for all
 * that is chosen, so that only the months in question are looked into.
 */
export const countedOf = (where: string, during = 'true') => `
  select t.id, t.at, t.currency, t.kind, coalesce(t.type, '') as type, coalesce(o.kind, '') as of_kind, coalesce(o.type, '') as of_type,
    coalesce(t.jackpot_id, '') as jackpot_id, coalesce(o.game_id, t.game_id, '') as game_id,
    case when t.provider_id = 'operator' then ''
         when t.provider_id = 'staff' then coalesce(
           (select a.provider_id from accounts a where a.id = case when p.source_id = p.wallet_id then p.destination_id else p.source_id end),
           (select r.provider_id from rounds r where r.id = t.round_id), nullif(o.provider_id, 'staff'), '')
         else t.provider_id end as provider_id,
    case when o.at is not null then o.at
         when t.actor like 'staff:%' then coalesce((select r.opened_at from rounds r where r.id = t.round_id), t.at)
         else t.at end as about,
    case when p.wallet_id is null then 'none' when p.source_id = p.wallet_id then 'in' else 'out' end as direction,
    t.provider_id = 'staff' as by_staff, y.id is not null as test, t.amount, coalesce(p.base_amount, 0) as base_amount,
    t.player_id, t.provider_transaction_id, t.round_id, t.provider_round_id
  from transactions t
  left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq and p.at = t.at and ${during}
  left join (select id from players where test) y on y.id = t.player_id
  left join lateral (select o.kind, o.type, o.game_id, o.provider_id, o.at from transactions o
    where o.id = t.original_id and t.kind = 'rollback' offset 0) o on true
  where (t.effect = 'posted' or t.effect = 'recorded' and (t.kind <> 'rollback' or t.reverses)) and ${where}`

// Nearly all: what is no rollback and nobody of staff decided is told by its own row.
const ordinary = `t.kind <> 'rollback' and t.actor not like 'staff:%'`

/**
 * What the roll-ups are made of: the same, summed under its business day in zone `$1`. What is ordinary is summed by
 * itself, without the look-ups that the rest needs: it is what takes the time.
 */
export const sumsOf = (where: string) => `
select day, provider_id, game_id, currency, kind, type, of_kind, of_type, jackpot_id, concerns, direction, by_staff, test,
  sum(transactions)::bigint as transactions, sum(amount) as amount, sum(base_amount) as base_amount
from (
  select (t.at at time zone $1)::date as day, case t.provider_id when 'operator' then '' else t.provider_id end as provider_id,
    coalesce(t.game_id, '') as game_id, t.currency, t.kind, coalesce(t.type, '') as type, '' as of_kind, '' as of_type,
    coalesce(t.jackpot_id, '') as jackpot_id, date_trunc('month', min(t.at) at time zone $1)::date as concerns,
    case when p.wallet_id is null then 'none' when p.source_id = p.wallet_id then 'in' else 'out' end as direction,
    false as by_staff, y.id is not null as test,
    count(*) as transactions, sum(t.amount) as amount, sum(coalesce(p.base_amount, 0)) as base_amount
  from transactions t
  left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq and p.at = t.at
  left join (select id from players where test) y on y.id = t.player_id
  where t.effect in ('posted', 'recorded') and ${ordinary} and ${where}
  group by 1, 2, 3, 4, 5, 6, 9, 11, 13
  union all
  select (c.at at time zone $1)::date, c.provider_id, c.game_id, c.currency, c.kind, c.type, c.of_kind, c.of_type, c.jackpot_id,
    date_trunc('month', c.about at time zone $1)::date, c.direction, c.by_staff, c.test, 1, c.amount, c.base_amount
  from (${countedOf(`not (${ordinary}) and ${where}`)}) c
) s
group by 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13`

export const rollupColumns = `day, provider_id, game_id, currency, kind, type, of_kind, of_type, jackpot_id, concerns, direction,
  by_staff, test, transactions, amount, base_amount`

export const rollupKey =
  'day, provider_id, currency, game_id, kind, type, of_kind, of_type, jackpot_id, concerns, direction, by_staff, test'

/** A number of a database transaction as the index of the stretch has it. */
export const commitOf = (row: string) => `${row}.xid::text::bigint`
