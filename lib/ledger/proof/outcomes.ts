import { type Check, complaint, type Fault, type Scope, transactionName } from './check'

const postingName = `concat('posting of wallet ', p.wallet_id, ' link ', p.seq)`

/** Said of a transaction `t` and its posting `p`, with what `outcomeJoins` finds of them. */
export const outcomeFaults: Fault[] = [
  [`t.id is null`, `'it has no transaction'`],
  [`t.effect = 'posted' and p.wallet_id is null`, `'it is posted, but has no posting'`],
  [`t.effect <> 'posted' and p.wallet_id is not null`, `concat('it is ', t.effect, ', but has a posting')`],
  [`w.id is null or w.player_id <> t.player_id`, `concat('its wallet is not one of ', t.player_id)`],
  [`p.transaction_id <> t.id`, `concat('its posting names transaction ', p.transaction_id)`],
  [`p.at <> t.at`, `concat('its posting is of another time, ', p.at)`],
  [`p.currency <> t.currency or p.currency <> w.currency`, `concat('its posting is in ', p.currency)`],
  [`p.amount <> t.amount`, `concat('it is of ', t.amount, ', its posting of ', p.amount)`],
  [
    `p.wallet_id is not null and other.id is null`,
    `concat('its posting names an account that does not exist')`,
  ],
  [`other.currency <> p.currency`, `concat('its posting names an account in ', other.currency)`],
  [
    `p.wallet_id is not null and d.kind is not null and (coalesce(d.credits, t.type = 'credit') <> (p.destination_id = p.wallet_id) or other.kind <> d.account)`,
    `concat('its posting moves the wrong way, ', case when p.destination_id = p.wallet_id then 'from' else 'to' end, ' a ', other.kind, ' account')`,
  ],
  [
    `p.wallet_id is not null and d.kind is null and other.kind <> 'provider'`,
    `concat('its posting names a ', other.kind, ' account')`,
  ],
  [
    `other.provider_id <> t.provider_id and t.provider_id <> 'staff'`,
    `concat('its posting names an account of ', other.provider_id)`,
  ],
  [
    `other.kind = 'jackpot' and other.jackpot_id is distinct from t.jackpot_id`,
    `concat('its posting names jackpot ', other.jackpot_id)`,
  ],
]

/** The wallet, the other account, and what the kind demands. */
export const outcomeJoins = `
  left join wallets w on w.id = coalesce(t.wallet_id, p.wallet_id)
  left join accounts other on other.id = case p.wallet_id when p.source_id then p.destination_id else p.source_id end
  left join (values ('bet', false, 'provider'), ('win', true, 'provider'), ('jackpot', true, 'jackpot'),
    ('deposit', true, 'cashier'), ('withdrawal', false, 'cashier'), ('adjustment', null, 'adjustments')) as d (kind, credits, account) on d.kind = t.kind`

/** An outcome and its posting belong together, and the money went the way its kind demands. */
export function outcomes({ transactions, postings }: Scope): Check {
  const subject = `case when t.id is null then ${postingName} else ${transactionName('t')} end`
  return {
    name: 'outcomes',
    sql: `
  select ${complaint(subject, outcomeFaults)}
  from ${transactions} t
  full join ${postings} p on p.wallet_id = t.wallet_id and p.seq = t.seq ${outcomeJoins}`,
  }
}

/** One reversal an original, by the same player and provider or by staff, with its amount and rate, the other way. */
export function reversals({ transactions, postings }: Scope): Check {
  return {
    name: 'reversals',
    sql: `
  select ${complaint(transactionName('t'), [
    [`o.id is null`, `concat('its original ', t.original_id, ' does not exist')`],
    [`t.reversals > 1`, `concat('one of ', t.reversals, ' reversals of ', o.provider_transaction_id)`],
    [`t.kind <> 'rollback'`, `concat('it is a ', t.kind, ' and has an original')`],
    [
      `o.wallet_id <> t.wallet_id and o.effect <> 'refused'`,
      `concat('its original is of wallet ', o.wallet_id)`,
    ],
    [
      `o.provider_id <> t.provider_id and t.provider_id <> 'staff'`,
      `concat('its original is of provider ', o.provider_id)`,
    ],
    [
      `o.provider_transaction_id is distinct from t.reference_id`,
      `concat('its original is ', o.provider_transaction_id, ', it names ', t.reference_id)`,
    ],
    [`o.wallet_id = t.wallet_id and o.seq >= t.seq`, `'its original comes after it'`],
    [`not t.reverses and t.effect = 'posted'`, `'it moves money and reverses nothing'`],
    [`t.reverses and o.kind not in ('bet', 'win')`, `concat('it reverses a ', o.kind)`],
    [`t.reverses and o.effect not in ('posted', 'recorded')`, `concat('it reverses what is ', o.effect)`],
    [`t.reverses and t.effect <> o.effect`, `concat('it is ', t.effect, ', its original is ', o.effect)`],
    [
      `t.effect = 'posted' and (p.amount, p.rate, p.rate_day, p.rate_source, p.rate_stale, p.source_id, p.destination_id)
      is distinct from (op.amount, op.rate, op.rate_day, op.rate_source, op.rate_stale, op.destination_id, op.source_id)`,
      `concat('its posting (', p.amount, ' at ', p.rate, ') is not its original''s (', op.amount, ' at ', op.rate, ') the other way')`,
    ],
  ])}
  from (
    select *, count(*) filter (where reverses) over (partition by original_id) as reversals
    from ${transactions} made where original_id is not null or reverses or (kind = 'rollback' and effect = 'posted')
  ) t
  left join transactions o on o.id = t.original_id
  left join ${postings} p on p.wallet_id = t.wallet_id and p.seq = t.seq
  left join postings op on op.wallet_id = o.wallet_id and op.seq = o.seq`,
  }
}

/** What a tombstone lies on was never accepted: it did not exist before, and may not after. */
export function tombstones({ transactions }: Scope): Check {
  return {
    name: 'tombstones',
    sql: `
  select ${complaint(
    `concat('tombstone ', s.provider_id, '/', s.provider_transaction_id, ' of ', s.player_id)`,
    [
      [
        `t.id is not null`,
        `concat('a ', t.kind, ' of this id was accepted (', t.id, ', wallet ', t.wallet_id, ' link ', t.seq, ')')`,
      ],
    ],
  )}
  from tombstones s
  left join ${transactions} t on t.provider_id = s.provider_id and t.provider_transaction_id = s.provider_transaction_id
    and t.player_id = s.player_id and t.kind in ('bet', 'win', 'jackpot') and t.effect in ('posted', 'recorded')`,
  }
}
