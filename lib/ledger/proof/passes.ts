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

/** Of a row that is examined whether it is broken, and how much is broken besides. */
type Counted = [examined: string, broken: string, besides?: string]

const columnsOf = (laws: Record<string, Counted>) =>
  Object.entries(laws)
    .map(
      ([name, [examined, broken, besides = '0']]) =>
        `(count(*) filter (where ${examined}))::float8 as "${name}", (count(*) filter (where ${broken}) + ${besides})::float8 as "${name} broken"`,
    )
    .join(',\n')

/**
 * Stretches of the table of transactions as its pages lie, `s`, with the times of what is in each, `span`: its postings
 * are of these times. What is appended lies together in both tables, so that no join ever outgrows the memory. The last
 * one has no end: what lies elsewhere under that name is in it.
 */
const slices = (pages: number) => `
  (select format('(%s,0)', page)::tid as first_row,
      case when page + ${pages} > size then '(4294967295,65535)' else format('(%s,0)', page + ${pages}) end::tid as end_row
    from (select pg_relation_size('transactions') / current_setting('block_size')::bigint as size) t
    cross join generate_series(0, size, ${pages}) page) s
  cross join lateral (
    select min(at) as first_at, max(at) as last_at from transactions where ctid >= s.first_row and ctid < s.end_row) span`

/**
 * Transactions beside their postings: joined slice by slice, hashed once, sorted once and without their texts. In two
 * halves by wallet, for two connections. A posting that no link has is one without a transaction: counted by its rows,
 * not by an index. `offset 0`: a row is judged before it is sorted.
 */
export function linkPasses(slicePages: number): Pass[] {
  const isBelow = `(wallet_id < '${middle}')`
  return [isBelow, `${isBelow} is not true`].map(isOfHalf => linkPass(isOfHalf, slices(slicePages)))
}

function linkPass(isOfHalf: string, slices: string): Pass {
  const links = `count(*) filter (where l.has_posting and l.seq is distinct from l.seq_before)`
  const orphans = `(select count(p) from postings p where ${isOfHalf}) - ${links}`
  return {
    laws: ['hashes', 'chains', 'balances', 'outcomes', 'base'],
    sql: `
  select ${columnsOf({
    hashes: ['true', 'l.is_forged'],
    chains: ['true', isBroken(chainFaults)],
    balances: ['true', isBroken(balanceFaults)],
    outcomes: ['true', 'l.is_wrong', orphans],
    base: ['l.has_posting', 'l.is_misvalued'],
  })}
  from (
    select m.*, lag(m.seq) over chain as seq_before, lag(m.hash) over chain as hash_before,
      sum(m.delta) over (chain rows unbounded preceding) as net
    from ${slices} cross join lateral (
      select t.wallet_id, t.seq, t.hash, t.previous_hash, t.balance, t.effect, t.kind, t.provider_id,
        p.balance_after, p.source_id, ${delta} as delta, p.wallet_id is not null as has_posting,
        ${isBroken(hashFaults)} as is_forged, ${isBroken(outcomeFaults)} as is_wrong,
        p.wallet_id is not null and ${isBroken(baseFaults)} as is_misvalued
      from (select * from transactions where ctid >= s.first_row and ctid < s.end_row and ${isOfHalf}) t
      left join (select * from postings where at >= span.first_at and at <= span.last_at and ${isOfHalf}) p
        on p.wallet_id = t.wallet_id and p.seq = t.seq
      ${outcomeJoins} ${baseJoins}
      offset 0
    ) m window chain as (partition by m.wallet_id order by m.seq)
  ) l`,
  }
}
