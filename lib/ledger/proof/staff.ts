import { type Check, complaint, type Scope, transactionName } from './check'

const people = `'^staff:([0-9a-f-]{36})(?:\\+([0-9a-f-]{36}))?$'`
const settles = `t.kind = 'win' and t.type = 'cash' and t.round_closed and r.id is not null`
const reverses = `t.kind = 'rollback' and t.reverses`
const adjusts = `t.kind = 'adjustment' and t.type in ('credit', 'debit')`

/** The action in a transaction's detail is one that makes such a transaction. */
const fits = `case t.detail ->> 'action'
      when 'transaction.rollback' then t.provider_id = 'staff' and ${reverses}
      when 'round.rollback' then t.provider_id = 'staff' and ${reverses}
      when 'win.release' then t.provider_id = 'staff' and ${reverses} and k.original_id is not null
      when 'round.settle' then t.provider_id = 'staff' and ${settles}
      when 'round.close' then t.provider_id = 'staff' and ${settles} and t.amount = 0
      when 'player.adjust' then t.provider_id = 'staff' and ${adjusts}
      when 'win.accept' then t.provider_id <> 'staff' and t.kind in ('win', 'jackpot')
      else false end`

/**
 * What staff decided names who decided it and as what, moves money of the provider it concerns, and where a
 * second person is named, that person approved it: another than the maker, for this player and this much.
 */
export function staff({ transactions, postings }: Scope): Check {
  return {
    name: 'staff',
    sql: `
  select ${complaint(transactionName('t'), [
    [
      `t.maker is null`,
      `concat('it stands under ', t.provider_id, ' as ', t.kind, ', but its actor is ', t.actor)`,
    ],
    [`t.effect not in ('posted', 'recorded')`, `concat('it is by staff and ', t.effect)`],
    [`not coalesce(${fits}, false)`, `concat('it is no ', coalesce(t.detail ->> 'action', 'known action'))`],
    [
      `t.provider_id = 'staff' and t.kind = 'win' and other.provider_id <> r.provider_id`,
      `concat('its posting names an account of ', other.provider_id, ', its round is of ', r.provider_id)`,
    ],
    [`t.approver = t.maker`, `'its maker approved it'`],
    [
      `t.approver is not null and (a.id is null or a.state <> 'approved' or a.action is distinct from t.detail ->> 'action'
        or a.maker_id::text <> t.maker or a.decided_by::text is distinct from t.approver or a.player_id <> t.player_id
        or a.currency <> t.currency or a.amount < t.amount)`,
      `concat('no approval of ', t.approver, ' is for it')`,
    ],
  ])}
  from (
    select *, substring(actor from ${people}) as maker, substring(actor from '^staff:[0-9a-f-]{36}\\+([0-9a-f-]{36})$') as approver
    from ${transactions} made where actor like 'staff:%' or provider_id = 'staff' or kind = 'adjustment'
  ) t
  left join rounds r on r.id = t.round_id
  left join ${postings} p on p.wallet_id = t.wallet_id and p.seq = t.seq
  left join accounts other on other.id = case p.wallet_id when p.source_id then p.destination_id else p.source_id end
  left join (select original_id from transactions where effect = 'kept') k on k.original_id = t.original_id
  left join approvals a on a.id::text = t.detail ->> 'approval'`,
  }
}
