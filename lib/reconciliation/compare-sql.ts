/** The ledger's side while a run lasts: what is inside of the period, and what else the statement names. */
export const ledgerSide = `
create temp table ledger_side (
  id uuid not null, scope text collate "C" not null, transaction_id text collate "C" not null, kind text not null, amount numeric not null,
  currency text collate "C" not null, state text not null, at timestamptz not null, round_id uuid, player_id text collate "C" not null, inside boolean not null
) on commit drop`

const side = (inside: boolean) => `
  t.id, t.scope, t.provider_transaction_id, t.kind, t.amount, t.currency,
  case when t.effect = 'refused' then 'refused' when t.effect = 'void' then 'rolled_back' else 'ok' end, t.at, t.round_id, t.player_id, ${inside}`

/** $1 provider, $2 and $3 bounds of ids, $4 and $5 the period. Ids are made of the time, so the primary key finds a month. */
export const fillInside = `
insert into ledger_side select ${side(true)}
from transactions t where t.id >= $2::uuid and t.id < $3::uuid and t.at >= $4 and t.at < $5 and t.provider_id = $1`

/** $1 provider: what the statement names and the period does not have, wherever it lies in the ledger. */
export const fillOutside = `
insert into ledger_side select ${side(false)}
from (select distinct scope, id from statement_lines s where id is not null
        and not exists (select from ledger_side l where l.scope = s.scope and l.transaction_id = s.id)) s
cross join lateral (
  select * from transactions t where t.provider_id = $1 and t.scope = s.scope and t.provider_transaction_id = s.id limit 1
) t`

/** What the statement calls rolled back is so only where something took it back. */
export const fillRolledBack = `
update ledger_side l set state = 'rolled_back'
from statement_lines s
where s.state = 'rolled_back' and l.scope = s.scope and l.transaction_id = s.id and l.state = 'ok'
  and exists (select from transactions r where r.original_id = l.id and r.reverses)`

export const compared = `
create temp table compared (n bigint, ledger_id uuid, kind text not null, first_n bigint) on commit drop`

/** Lines of an id that the statement names more than once: the first readable one is compared, the others are not. */
export const repeats = `
create temp table repeats on commit drop as
select n, first_value(n) over same as first_n, row_number() over same as nth, problem is not null as is_unreadable
from statement_lines where id is not null
  and (scope, id) in (select scope, id from statement_lines where id is not null group by scope, id having count(*) > 1)
window same as (partition by scope, id order by problem is not null, n)`

/** Both sides by provider and transaction id. What the statement leaves out it does not contradict. */
export const compareSides = `
insert into compared
select s.n, l.id, case
    when s.n is null then case when l.state = 'refused' then 'refused_left_out' else 'missing_there' end
    when s.problem is not null then 'unreadable'
    when l.id is null then case when s.state = 'refused' then 'refused_left_out' else 'missing_here' end
    when s.kind <> l.kind then 'kind_differs'
    when s.currency <> l.currency then 'currency_differs'
    when s.amount <> l.amount then 'amount_differs'
    when (s.state = 'refused') <> (l.state = 'refused') or (s.state = 'rolled_back' and l.state <> 'rolled_back') then 'state_differs'
    when l.inside then 'matched' else 'outside' end, null
from (select * from statement_lines where id is not null and n not in (select n from repeats where nth > 1)) s
full join ledger_side l on l.scope = s.scope and l.transaction_id = s.id
union all
select r.n, l.id, case when r.is_unreadable then 'unreadable' else 'duplicate' end, r.first_n
from repeats r join statement_lines s on s.n = r.n left join ledger_side l on l.scope = s.scope and l.transaction_id = s.id
where r.nth > 1
union all
select n, null, 'unreadable', null from statement_lines where id is null`

export const countKinds = `select kind, count(*)::int as count from compared group by kind`

/**
 * Ids that a spreadsheet has changed: a number rounded and written with an exponent, one whose digits behind the
 * fifteenth are zeros now, one whose leading zeros are lost. Each is given the ledger's transaction that it must have
 * been, where there is one and only one that nobody named.
 */
export const findDamaged = `
with strays as (
  select s.n, s.id, s.scope, s.currency, s.amount,
    case when s.id ~* '^[0-9]([.,][0-9]{1,14})?E[+]?[0-9]{2}$' then replace(s.id, ',', '.')::numeric end as rounded,
    case when s.id ~* '^[0-9]([.,][0-9]{1,14})?E[+]?[0-9]{2}$'
         then split_part(upper(s.id), 'E', 2)::int - greatest(length(split_part(upper(s.id), 'E', 1)) - 2, 0) end as lost
  from compared c join statement_lines s on s.n = c.n where c.kind = 'missing_here' and s.id ~* '^[0-9]+([.,][0-9]+)?(E[+]?[0-9]{2})?$'
), lonely as (
  select l.* from compared c join ledger_side l on l.id = c.ledger_id where c.kind = 'missing_there' and l.transaction_id ~ '^[0-9]+$'
), pairs as (
  select s.n, l.id from strays s join lonely l
    on l.scope = s.scope and ltrim(l.transaction_id, '0') = s.id and l.transaction_id <> s.id
  union
  select s.n, l.id from strays s join lonely l
    on l.scope = s.scope and length(l.transaction_id) = length(s.id) and left(l.transaction_id, 15) = left(s.id, 15)
    where s.rounded is null and length(s.id) > 15 and substr(s.id, 16) ~ '^0+$'
  union
  select s.n, l.id from strays s join lonely l
    on l.scope = s.scope and l.currency = s.currency and l.amount = s.amount
    where s.rounded is not null and round(l.transaction_id::numeric, -s.lost) = s.rounded
), sure as (
  select n, id from (select n, id, count(*) over (partition by n) as ids, count(*) over (partition by id) as ns from pairs) p
  where ids = 1 and ns = 1
), named as (
  update compared c set kind = 'damaged_id', ledger_id = sure.id from sure where c.n = sure.n and c.kind = 'missing_here' returning c.ledger_id
), rest as (
  update compared c set kind = 'damaged_id' from strays s
  where c.n = s.n and s.rounded is not null and c.kind = 'missing_here' and not exists (select from sure where sure.n = c.n)
)
delete from compared c using named where c.kind = 'missing_there' and c.ledger_id = named.ledger_id`

/** $1 the zone of times without an offset, $2 and $3 the period: lines, those with a time, and of these the ones outside. */
export const countTimes = `
select count(*)::int as lines, count(at)::int as timed, (count(*) filter (where at < $2 or at >= $3))::int as outside
from (select coalesce(at, local at time zone $1) as at from statement_lines) s`

/** What each side adds up to: the statement's readable lines, and the ledger's of the period; refusals in neither. */
export const sumSides = `
select currency, kind, coalesce(s.count, 0)::int as statement_lines, coalesce(s.sum, 0)::text as statement,
  coalesce(l.count, 0)::int as ledger_transactions, coalesce(l.sum, 0)::text as ledger
from (select currency, kind, count(*), sum(amount) from statement_lines
      where problem is null and state is distinct from 'refused' and currency is not null group by 1, 2) s
full join (select currency, kind, count(*), sum(amount) from ledger_side where inside and state <> 'refused' group by 1, 2) l using (currency, kind)
order by currency, array_position(array['bet', 'win', 'jackpot', 'rollback'], kind)`

/** $1 the run, $2 the zone of times without an offset, $3 and $4 the period. */
export const keepDifferences = `
insert into reconciliation_differences (reconciliation_id, number, kind, detail, line, transaction_id, statement_kind, statement_amount,
  statement_currency, statement_state, statement_at, statement_round, ledger_id, ledger_kind, ledger_amount, ledger_currency, ledger_state,
  ledger_at, round_id, player_id)
select $1::uuid, row_number() over (order by s.n nulls last, l.at, l.id), c.kind, case c.kind
    when 'missing_here' then 'The ledger has no transaction of this id from this provider.'
    when 'missing_there' then case when least(l.at - $3, $4 - l.at) < interval '5 minutes'
      then 'The statement does not name it. It lies within five minutes of the edge of the period: the neighbouring statement may.'
      else 'The statement does not name it.' end
    when 'kind_differs' then format('The statement has a %s, the ledger a %s.', s.kind, l.kind)
    when 'currency_differs' then format('The statement has %s, the ledger %s.', s.currency, l.currency)
    when 'amount_differs' then format('The statement has %s %s, the ledger %s %s: %s in between.', s.amount, s.currency, l.amount, l.currency, s.amount - l.amount)
    when 'state_differs' then format('The statement has it as %s, the ledger as %s.', replace(s.state, '_', ' '),
      case when l.state = 'ok' then 'accepted' else replace(l.state, '_', ' ') end)
    when 'duplicate' then format('Line %s names this id already, with %s facts.', f.line,
      case when (f.kind, f.amount, f.currency, f.state) is not distinct from (s.kind, s.amount, s.currency, s.state) then 'the same' else 'other' end)
    when 'damaged_id' then case when l.id is null
      then format('A spreadsheet has rounded this id to %s: its digits are lost, and no one transaction can be meant.', s.id)
      else format('A spreadsheet has made %s of it: in the ledger it is %s.', s.id, l.transaction_id) end
    else 'Not read: ' || left(s.problem, 900) end,
  s.line, coalesce(s.id, l.transaction_id), s.kind, s.amount, s.currency, s.state, coalesce(s.at, s.local at time zone $2), s.round,
  l.id, l.kind, l.amount, l.currency, l.state, l.at, l.round_id, l.player_id
from compared c
left join statement_lines s on s.n = c.n
left join statement_lines f on f.n = c.first_n
left join ledger_side l on l.id = c.ledger_id
where c.kind not in ('matched', 'outside', 'refused_left_out')`
