/**
 * A law of the ledger as one query: a row for everything it examines, with a column `complaint` that is null
 * where the law holds, and else says which wallet, transaction or posting does not fit, and how.
 */
export type Check = { name: string; sql: string }

/** What is examined: all there is, or what was committed since a moment that was proven. As tables, in SQL. */
export type Scope = {
  since: Since | null
  transactions: string
  postings: string
  /** Rounds with a transaction in scope, and every transaction of those. */
  rounds: string
  ofRounds: string
}

/** Transactions of the database with this xid and above, and events of the audit behind this one. */
export type Since = { xid: string; auditSeq: string }

/** Everything, or what came since. */
export function scopeOf(since: Since | null): Scope {
  if (!since)
    return {
      since,
      transactions: 'transactions',
      postings: 'postings',
      rounds: 'rounds',
      ofRounds: 'transactions',
    }
  const rows = (table: string) => `(select * from ${table} where (xid::text)::bigint >= ${BigInt(since.xid)})`
  const played = `select round_id from ${rows('transactions')} new where round_id is not null`
  return {
    since,
    transactions: rows('transactions'),
    postings: rows('postings'),
    rounds: `(select * from rounds where id in (${played}))`,
    ofRounds: `(select * from transactions where round_id in (${played}))`,
  }
}

/** What breaks a law: a condition and, as SQL text, what is said then. */
export type Fault = [condition: string, says: string]

/** The column `complaint`: the first fault that is there, said of `subject` (SQL text). */
export function complaint(subject: string, faults: Fault[]): string {
  const whens = faults.map(([condition, says]) => `when ${condition} then concat(${subject}, ': ', ${says})`)
  return `case ${whens.join('\n    ')} end as complaint`
}

/** How a transaction is named in a complaint, as SQL text. */
export function transactionName(t: string): string {
  return `concat('transaction ', ${t}.provider_id, '/', ${t}.provider_transaction_id, ' (', ${t}.id, ', wallet ', ${t}.wallet_id, ' link ', ${t}.seq, ')')`
}

/**
 * `derivedId` of lib/ids.ts in SQL; `parts` is the JSON text of the list it is made of. `offset 0`: hashed once,
 * though the hash is needed three times.
 */
export function derivedIdSql(parts: string): string {
  const version = `set_byte(h, 6, get_byte(h, 6) & 15 | 128)`
  const once = `select substring(sha256(convert_to(${parts}, 'UTF8')) from 1 for 16) as h offset 0`
  return `(select encode(set_byte(${version}, 8, get_byte(h, 8) & 63 | 128), 'hex')::uuid from (${once}) hashed)`
}

/** A list of SQL texts as JSON text, written as JSON.stringify does. */
export function jsonList(...parts: string[]): string {
  return `concat('[', ${parts.map(part => `to_json(${part})`).join(`, ',', `)}, ']')`
}

/** Whether any of these is there, said of nothing in particular: cheaper than a complaint. */
export function isBroken(faults: Fault[]): string {
  return `case ${faults.map(([condition]) => `when ${condition} then true`).join(' ')} end`
}
