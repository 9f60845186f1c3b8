import { type Check, complaint, type Scope, transactionName } from './check'

const noHash = `decode(repeat('00', 32), 'hex')`

const facts = [
  'actor',
  'actor_name',
  'actor_role',
  'action',
  'outcome',
  'subject_kind',
  'subject_id',
  'player_id',
  'reason',
  'before',
  'after',
  'address',
  'session_id::text',
]

/**
 * The hash of an event in SQL, as the trigger `chain_audit_event` makes it. It stands here too, since whoever
 * can change the events can change the trigger.
 */
function eventHashSql(e: string): string {
  const lines = [
    `'cage-audit-v1'`,
    `encode(${e}.previous_hash, 'hex')`,
    `${e}.seq`,
    `${e}.id`,
    `to_char(${e}.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
    `to_json(array[${facts.map(name => `${e}.${name}`).join(', ')}])`,
  ]
  return `sha256(convert_to(concat_ws(E'\\n', ${lines.join(', ')}), 'UTF8'))`
}

/**
 * The audit is one chain, numbered from 1 without a gap; each event carries the hash of the one before it, and
 * its own is that of what is stored. The head is the last of them, so that a tail cut off shows as well.
 * The primary key gives them in order: nothing has to be sorted or kept. Of what came since, the last event
 * that was proven stands before the first.
 */
export function audit({ since }: Scope): Check {
  return {
    name: 'audit',
    sql: `
  select ${complaint(`concat('event ', e.seq, ' (', e.action, ' by ', e.actor, ', ', e.id, ')')`, [
    [
      `e.seq <> coalesce(e.seq_before, 0) + 1`,
      `case when e.seq_before is null then 'it is the first there is' else concat('it comes after event ', e.seq_before) end`,
    ],
    [
      `e.previous_hash is distinct from coalesce(e.hash_before, ${noHash})`,
      `'its previous hash is not that of the event before it'`,
    ],
    [`e.at <> date_trunc('milliseconds', e.at)`, `'its time is finer than what is hashed'`],
    [`e.hash is distinct from ${eventHashSql('e')}`, `'its hash does not fit what is stored'`],
  ])}
  from (
    select a.*, lag(a.seq) over chain as seq_before, lag(a.hash) over chain as hash_before
    from audit_events a ${since ? `where a.seq >= ${BigInt(since.auditSeq)}` : ''} window chain as (order by a.seq)
  ) e ${since ? `where e.seq > ${BigInt(since.auditSeq)}` : ''}`,
  }
}

/** The head of the audit's chain is its last event. */
export const auditHead: Check = {
  name: 'audit',
  sql: `
  select ${complaint(`'the head of the audit'`, [
    [`h.seq is null`, `'it is missing'`],
    [
      `h.seq <> coalesce(l.seq, 0)`,
      `concat('it stands at event ', h.seq, ', the last is ', coalesce(l.seq, 0))`,
    ],
    [`h.hash is distinct from coalesce(l.hash, ${noHash})`, `'its hash is not that of the last event'`],
  ])}
  from (select true) as one (there)
  left join audit_head h on true
  left join (select seq, hash from audit_events order by seq desc limit 1) l on true`,
}

/**
 * What staff did to money stands in the audit: the action, the player and the moment of the transaction are
 * those of an event, for both were written by one database transaction.
 */
export function auditedStaff({ transactions }: Scope): Check {
  return {
    name: 'audit',
    sql: `
  select ${complaint(transactionName('t'), [
    [
      `e.action is null`,
      `concat('staff did it, ', t.detail ->> 'action', ', and the audit does not know of it')`,
    ],
  ])}
  from ${transactions} t
  left join (select distinct player_id, action, at from audit_events where outcome = 'done' and player_id is not null) e
    on e.player_id = t.player_id and e.action = t.detail ->> 'action' and e.at = t.at
  where t.actor like 'staff:%'`,
  }
}
