import { linkVersion } from '../link'
import { type Check, complaint, transactionName } from './check'
import { linkHashSql } from './link'

const middle = '80000000-0000-0000-0000-000000000000'

/** Every link's hash is that of what is stored: a changed outcome, body or posting shows. Two halves: it is the dearest. */
export const hashes: Check[] = [`t.wallet_id < '${middle}'`, `t.wallet_id >= '${middle}'`].map(half => ({
  name: 'hashes',
  sql: `
  select ${complaint(transactionName('t'), [
    [`t.hash_version <> ${linkVersion}`, `concat('its hash is of the unknown version ', t.hash_version)`],
    [`t.at <> date_trunc('milliseconds', t.at)`, `'its time is finer than what is hashed'`],
    [`t.hash is distinct from ${linkHashSql('t', 'p')}`, `'its hash does not fit what is stored'`],
  ])}
  from transactions t left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq
  where ${half}`,
}))

const noHash = `decode(repeat('00', 32), 'hex')`

/** Every wallet's links are numbered from 1 without a gap, and each carries the hash of the one before it. */
export const chains: Check = {
  name: 'chains',
  sql: `
  select ${complaint(`concat('wallet ', c.wallet_id, ' link ', c.seq)`, [
    [
      `c.seq <> coalesce(c.seq_before, 0) + 1`,
      `case when c.seq_before is null then 'it is the first there is' else concat('it comes after link ', c.seq_before) end`,
    ],
    [
      `c.previous_hash is distinct from coalesce(c.hash_before, ${noHash})`,
      `'its previous hash is not that of the link before it'`,
    ],
  ])}
  from (
    select wallet_id, seq, previous_hash, lag(seq) over chain as seq_before, lag(hash) over chain as hash_before
    from transactions window chain as (partition by wallet_id order by seq)
  ) c`,
}

/** Every wallet stands where its last link left it, and holds what its postings add up to. */
export const wallets: Check = {
  name: 'wallets',
  sql: `
  select ${complaint(
    `concat('wallet ', coalesce(w.id, l.wallet_id, n.wallet_id), ' (', w.player_id, ' ', w.currency, ')')`,
    [
      [`w.id is null`, `'it has links or postings, but no row'`],
      [
        `w.seq <> coalesce(l.seq, 0)`,
        `concat('it stands at link ', w.seq, ', its last is ', coalesce(l.seq, 0))`,
      ],
      [`w.head is distinct from coalesce(l.hash, ${noHash})`, `'its head is not the hash of its last link'`],
      [
        `w.balance <> coalesce(l.balance, 0)`,
        `concat('it holds ', w.balance, ', its last link says ', coalesce(l.balance, 0))`,
      ],
      [
        `w.balance <> coalesce(n.net, 0)`,
        `concat('it holds ', w.balance, ', its postings add up to ', coalesce(n.net, 0))`,
      ],
      [
        `w.balance < 0 and not w.may_be_negative`,
        `concat('it holds ', w.balance, ' and may not be negative')`,
      ],
    ],
  )}
  from wallets w
  full join (select distinct on (wallet_id) wallet_id, seq, hash, balance from transactions order by wallet_id, seq desc) l
    on l.wallet_id = w.id
  full join (
    select wallet_id, sum(case wallet_id when destination_id then amount when source_id then -amount end) as net
    from postings group by wallet_id
  ) n on n.wallet_id = coalesce(w.id, l.wallet_id)`,
}

/** The balance stored with every link and posting is the sum of the wallet's postings up to there. */
export const balances: Check = {
  name: 'balances',
  sql: `
  select ${complaint(`concat('wallet ', b.wallet_id, ' link ', b.seq)`, [
    [
      `b.balance <> b.net`,
      `concat('its balance is ', b.balance, ', the postings up to it add up to ', b.net)`,
    ],
    [
      `b.balance_after <> b.net`,
      `concat('its posting leaves ', b.balance_after, ', the postings up to it add up to ', b.net)`,
    ],
    [
      `b.balance < 0 and b.effect = 'posted' and (b.kind in ('bet', 'withdrawal') or b.provider_id = 'staff' and b.source_id = b.wallet_id)`,
      `concat('a debit left ', b.balance)`,
    ],
  ])}
  from (
    select t.wallet_id, t.seq, t.balance, t.effect, t.kind, t.provider_id, p.balance_after, p.source_id,
      sum(case t.wallet_id when p.destination_id then p.amount when p.source_id then -p.amount else 0 end)
        over (partition by t.wallet_id order by t.seq rows unbounded preceding) as net
    from transactions t left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq
  ) b`,
}
