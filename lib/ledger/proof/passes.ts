import { balanceFaults, chainFaults, delta, hashFaults } from './chains'
import { isBroken } from './check'
import { baseFaults, baseJoins } from './money'
import { outcomeFaults, outcomeJoins } from './outcomes'

/**
 * Several laws in one pass over what they have in common: a row with, for each law by its name, how much was
 * examined (`<name>`) and how much does not fit (`<name> broken`). What it finds, each law's own check then names.
 */
export type Pass = { laws: string[]; sql: string }

const middle = '80000000-0000-0000-0000-000000000000'

const columnsOf = (laws: Record<string, [examined: string, broken: string]>) =>
  Object.entries(laws)
    .map(
      ([name, [examined, broken]]) =>
        `(count(*) filter (where ${examined}))::float8 as "${name}", (count(*) filter (where ${broken}))::float8 as "${name} broken"`,
    )
    .join(',\n')

/**
 * Transactions beside their postings: read and joined once, hashed once, sorted once and without their texts.
 * In two halves by wallet, for two connections. `offset 0`: a row is judged before it is sorted.
 */
export const linkPasses: Pass[] = ['<', '>='].map(side => ({
  laws: ['hashes', 'chains', 'balances', 'outcomes', 'base'],
  sql: `
  select ${columnsOf({
    hashes: ['l.id is not null', 'l.is_forged'],
    chains: ['l.id is not null', `l.id is not null and ${isBroken(chainFaults)}`],
    balances: ['l.id is not null', `l.id is not null and ${isBroken(balanceFaults)}`],
    outcomes: ['true', 'l.is_wrong'],
    base: ['l.has_posting', 'l.is_misvalued'],
  })}
  from (
    select m.*, lag(m.seq) over chain as seq_before, lag(m.hash) over chain as hash_before,
      sum(m.delta) over (chain rows unbounded preceding) as net
    from (
      select t.id, t.wallet_id, t.seq, t.hash, t.previous_hash, t.balance, t.effect, t.kind, t.provider_id,
        p.balance_after, p.source_id, ${delta} as delta, p.wallet_id is not null as has_posting,
        t.id is not null and ${isBroken(hashFaults)} as is_forged, ${isBroken(outcomeFaults)} as is_wrong,
        p.wallet_id is not null and ${isBroken(baseFaults)} as is_misvalued
      from (select * from transactions where wallet_id ${side} '${middle}') t
      full join (select * from postings where wallet_id ${side} '${middle}') p on p.wallet_id = t.wallet_id and p.seq = t.seq
      ${outcomeJoins} ${baseJoins}
      offset 0
    ) m window chain as (partition by m.wallet_id order by m.seq)
  ) l`,
}))
