/**
 * A law of the ledger as one query: a row for everything it examines, with a column `complaint` that is null
 * where the law holds, and else says which wallet, transaction or posting does not fit, and how.
 */
export type Check = { name: string; sql: string }

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

/** `derivedId` of lib/ids.ts in SQL; `parts` is the JSON text of the list it is made of. */
export function derivedIdSql(parts: string): string {
  const hash = `substring(sha256(convert_to(${parts}, 'UTF8')) from 1 for 16)`
  const version = `set_byte(${hash}, 6, get_byte(${hash}, 6) & 15 | 128)`
  return `encode(set_byte(${version}, 8, get_byte(${hash}, 8) & 63 | 128), 'hex')::uuid`
}

/** A list of SQL texts as JSON text, written as JSON.stringify does. */
export function jsonList(...parts: string[]): string {
  return `concat('[', ${parts.map(part => `to_json(${part})`).join(`, ',', `)}, ']')`
}
