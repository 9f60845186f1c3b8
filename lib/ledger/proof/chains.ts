import { linkVersion } from '../link'
import { type Check, complaint, type Fault, type Scope, transactionName } from './check'
import { linkHashSql } from './link'

const noHash = `decode(repeat('00', 32), 'hex')`

/** Said of a transaction `t` and its posting `p`. */
export const hashFaults: Fault[] = [
  [`t.hash_version <> ${linkVersion}`, `concat('its hash is of the unknown version ', t.hash_version)`],
  [`t.at <> date_trunc('milliseconds', t.at)`, `'its time is finer than what is hashed'`],
  [`(t.hash = ${linkHashSql('t', 'p')}) is not true`, `'its hash does not fit what is stored'`],
]

/** Said of a link `l` with what is before it. */
export const chainFaults: Fault[] = [
  [
    `l.seq <> coalesce(l.seq_before, 0) + 1`,
    `case when l.seq_before is null then 'it is the first there is' else concat('it comes after link ', l.seq_before) end`,
  ],
  [
    `l.previous_hash is distinct from coalesce(l.hash_before, ${noHash})`,
    `'its previous hash is not that of the link before it'`,
  ],
]

/** Said of a link `l` with its posting, and with what all postings up to it add up to. */
export const balanceFaults: Fault[] = [
  [`l.balance <> l.net`, `concat('its balance is ', l.balance, ', the postings up to it add up to ', l.net)`],
  [
    `l.balance_after <> l.net`,
    `concat('its posting leaves ', l.balance_after, ', the postings up to it add up to ', l.net)`,
  ],
  [
    `l.balance < 0 and l.effect = 'posted' and (l.kind in ('bet', 'withdrawal') or l.provider_id = 'staff' and l.source_id = l.wallet_id)`,
    `concat('a debit left ', l.balance)`,
  ],
]

/** What a posting `p` does to the wallet of its transaction `t`. */
export const delta = `case t.wallet_id when p.destination_id then p.amount when p.source_id then -p.amount else 0 end`

/** Every link's hash is that of what is stored: a changed outcome, body or posting shows. */
export function hashes({ transactions, postings }: Scope): Check {
  return {
    name: 'hashes',
    sql: `
  select ${complaint(transactionName('t'), hashFaults)}
  from ${transactions} t left join ${postings} p on p.wallet_id = t.wallet_id and p.seq = t.seq`,
  }
}

const before = `left join lateral (
    select seq, hash, balance from transactions where wallet_id = t.wallet_id and seq < t.seq order by seq desc limit 1
  ) b on true`

/** Every wallet's links are numbered from 1 without a gap, and each carries the hash of the one before it. */
export function chains({ since, transactions }: Scope): Check {
  const links = since
    ? `select t.wallet_id, t.seq, t.previous_hash, b.seq as seq_before, b.hash as hash_before from ${transactions} t ${before}`
    : `select wallet_id, seq, previous_hash, lag(seq) over chain as seq_before, lag(hash) over chain as hash_before
      from transactions window chain as (partition by wallet_id order by seq)`
  return {
    name: 'chains',
    sql: `select ${complaint(`concat('wallet ', l.wallet_id, ' link ', l.seq)`, chainFaults)} from (${links}) l`,
  }
}

/** The balance stored with every link and posting is the sum of the wallet's postings up to there. */
export function balances({ since, transactions, postings }: Scope): Check {
  const net = since
    ? `coalesce(b.balance, 0) + ${delta}`
    : `sum(${delta}) over (partition by t.wallet_id order by t.seq rows unbounded preceding)`
  return {
    name: 'balances',
    sql: `
  select ${complaint(`concat('wallet ', l.wallet_id, ' link ', l.seq)`, balanceFaults)}
  from (
    select t.wallet_id, t.seq, t.balance, t.effect, t.kind, t.provider_id, p.balance_after, p.source_id, ${net} as net
    from ${transactions} t left join ${postings} p on p.wallet_id = t.wallet_id and p.seq = t.seq ${since ? before : ''}
  ) l`,
  }
}

/**
 * Every wallet stands where its last link left it, and holds what its postings add up to. Of what came since,
 * only the wallets that have a link in it, and their last one.
 */
export function wallets({ since, transactions, postings }: Scope): Check {
  const net = since ? 'l.balance' : 'coalesce(n.net, 0)'
  return {
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
      [`w.balance <> ${net}`, `concat('it holds ', w.balance, ', its postings add up to ', ${net})`],
      [
        `w.balance < 0 and not w.may_be_negative`,
        `concat('it holds ', w.balance, ' and may not be negative')`,
      ],
    ],
  )}
  from (
    select t.wallet_id, t.seq, t.hash, t.balance
    from (select wallet_id, max(seq) as seq from ${transactions} made group by wallet_id) newest
    join transactions t on t.wallet_id = newest.wallet_id and t.seq = newest.seq
  ) l
  ${since ? 'left' : 'full'} join wallets w on l.wallet_id = w.id
  ${since ? 'left' : 'full'} join (
    select wallet_id, sum(case wallet_id when destination_id then amount when source_id then -amount end) as net
    from ${postings} moved group by wallet_id
  ) n on n.wallet_id = coalesce(w.id, l.wallet_id)`,
  }
}
