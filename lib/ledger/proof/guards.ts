import { type Check, complaint } from './check'

const appendOnly = [
  'transactions',
  'postings',
  'tombstones',
  'rates',
  'policies',
  'audit_events',
  'notes',
  'player_limits',
  'thresholds',
  'seals',
  'seal_copies',
]
/** Triggers of single tables: the audit's chain, the second person, decisions that stay. */
const ownTriggers = [
  ['audit_events', 'chained'],
  ['transactions', 'second_person'],
  ['approvals', 'approvals_kept'],
]
const unique = [
  'transactions_pkey',
  'transactions_key',
  'transactions_link',
  'transactions_reversal',
  'transactions_kept',
  'wallets_owner',
  'wallets_pkey',
  'accounts_pkey',
  'settings_pkey',
  'postings_pkey',
  'audit_events_pkey',
  'audit_events_id_key',
  'approvals_waiting',
  'seals_pkey',
]

/** The triggers that refuse changes are there and on, on every partition; the unique keys are whole. */
export const guards: Check = {
  name: 'guards',
  sql: `
  select ${complaint(`concat('table ', n.relid::regclass)`, [
    [`g.tgenabled is null`, `concat('its trigger ', n.trigger, ' is missing')`],
    [`g.tgenabled <> 'A'`, `concat('its trigger ', n.trigger, ' is switched off')`],
  ])}
  from (
    select coalesce(l.relid, to_regclass(k.name)) as relid, w.trigger
    from unnest(array[${list(appendOnly)}]) as k (name)
    left join lateral pg_partition_tree(to_regclass(k.name)) as l on true
    cross join (values ('append_only_row'), ('append_only_truncate')) as w (trigger)
    union all
    select to_regclass(o.name), o.trigger from (values ${ownTriggers.map(pair => `(${list(pair)})`).join(', ')}) as o (name, trigger)
  ) n
  left join pg_trigger g on g.tgrelid = n.relid and g.tgname = n.trigger
  union all
  select ${complaint('n.name', [
    ['i.indexrelid is null', `'this unique key is missing'`],
    ['not (i.indisunique and i.indisvalid and i.indisready)', `'this key is not whole'`],
  ])}
  from unnest(array[${list(unique)}]) as n (name)
  left join pg_index i on i.indexrelid = to_regclass(n.name)`,
}

/** This month and the next have their partition, and no posting lies in a default one. */
export const partitions: Check = {
  name: 'partitions',
  sql: `
  select ${complaint(`concat('postings of ', to_char(m.month, 'YYYY-MM'))`, [
    [`c.relid is null`, `'their partition is missing'`],
  ])}
  from (
    select date_trunc('month', now() at time zone 'UTC') + make_interval(months => ahead) as month from generate_series(0, 1) as ahead
  ) m
  left join pg_partition_tree('postings') c on c.relid::regclass = to_regclass('postings_' || to_char(m.month, 'YYYY_MM'))
  union all
  select ${complaint(`concat('table ', p.name)`, [[`p.bound = 'DEFAULT'`, `concat('a default partition with ', p.rows, ' postings')`]])}
  from (
    select c.oid::regclass as name, pg_get_expr(c.relpartbound, c.oid) as bound, n.rows
    from (select tableoid, count(*) as rows from postings group by tableoid) n join pg_class c on c.oid = n.tableoid
  ) p`,
}

function list(names: string[]): string {
  return names.map(name => `'${name}'`).join(', ')
}
