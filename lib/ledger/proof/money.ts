import { type Check, complaint, derivedIdSql, type Fault, jsonList, type Scope } from './check'

const accountParts = `case a.kind
    when 'player' then ${jsonList(`'account'::text`, 'a.kind', 'a.player_id', 'a.currency', 'a.bucket')}
    when 'provider' then ${jsonList(`'account'::text`, 'a.kind', 'a.provider_id', 'a.currency')}
    when 'jackpot' then ${jsonList(`'account'::text`, 'a.kind', 'a.provider_id', 'a.jackpot_id', 'a.currency')}
    else ${jsonList(`'account'::text`, 'a.kind', 'a.currency')} end`

/** An account's id follows from what it is, so nobody can have become its owner later. */
export const accounts: Check = {
  name: 'accounts',
  sql: `
  select ${complaint(`concat('account ', coalesce(a.id, w.id))`, [
    [`a.id is null`, `'a wallet without an account'`],
    [
      `a.id <> ${derivedIdSql(accountParts)}`,
      `concat('this is not the id of a ', a.kind, ' account of ', coalesce(a.player_id, a.provider_id), ' in ', a.currency)`,
    ],
    [`a.kind = 'player' and w.id is null`, `'a player account without its wallet'`],
    [
      `(w.player_id, w.currency, w.bucket) is distinct from (a.player_id, a.currency, a.bucket) and w.id is not null`,
      `'its wallet is of another player, currency or bucket'`,
    ],
  ])}
  from accounts a full join wallets w on w.id = a.id`,
}

/** Said of a posting `p`, with what `baseJoins` finds. */
export const baseFaults: Fault[] = [
  [
    `p.base_amount is distinct from p.amount * p.rate`,
    `concat('its base amount is ', p.base_amount, ', not ', p.amount * p.rate)`,
  ],
  [`p.currency = s.base_currency and p.rate <> 1`, `concat('base currency at a rate of ', p.rate)`],
  [
    `p.currency <> s.base_currency and r.currency is null`,
    `concat('no rate ', p.rate, ' of ', p.rate_day, ' from ', p.rate_source, ' is known')`,
  ],
]

/** The base currency, and the rates that are known. */
export const baseJoins = `
  left join settings s on true
  left join (select distinct currency, day, rate, source from rates) r
    on r.currency = p.currency and r.day = p.rate_day and r.rate = p.rate and r.source = p.rate_source`

/** Every posting's value in base is its amount times its rate, and the rate is one that is known. */
export function base({ postings }: Scope): Check {
  return {
    name: 'base',
    sql: `
  select ${complaint(`concat('posting of wallet ', p.wallet_id, ' link ', p.seq)`, baseFaults)}
  from ${postings} p ${baseJoins}`,
  }
}

/** Per currency: all accounts together hold nothing, and the wallets what their accounts do; so too in base. */
export const sums: Check = {
  name: 'sums',
  sql: `
  with moved as (
    select account, currency, sum(amount) as net, sum(base) as base
    from (
      select destination_id as account, currency, amount, base_amount as base from postings
      union all select source_id, currency, -amount, -base_amount from postings
    ) sides group by account, currency
  ), per_currency as (
    select m.currency, sum(m.net) as total, sum(m.base) as base,
      coalesce(sum(m.net) filter (where a.kind = 'player'), 0) as players
    from moved m left join accounts a on a.id = m.account group by m.currency
  ), held as (select currency, sum(balance) as total from wallets group by currency)
  select ${complaint(`coalesce(c.currency, h.currency)`, [
    [`c.total <> 0`, `concat('all accounts together hold ', c.total)`],
    [`c.base <> 0`, `concat('all accounts together hold ', c.base, ' in base')`],
    [
      `coalesce(h.total, 0) <> coalesce(c.players, 0)`,
      `concat('wallets hold ', coalesce(h.total, 0), ', their postings add up to ', coalesce(c.players, 0))`,
    ],
  ])}
  from per_currency c full join held h on h.currency = c.currency`,
}
