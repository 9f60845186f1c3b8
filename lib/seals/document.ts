import { sha256 } from '@/lib/ledger/link'

type Kind = 'count' | 'time' | 'hex'

/** What a seal says, in this order: the table, its file and its canonical text have the same names. */
const fields = {
  number: 'count',
  taken_at: 'time',
  previous_hash: 'hex',
  from_xid: 'count',
  to_xid: 'count',
  transactions: 'count',
  transactions_root: 'hex',
  wallets: 'count',
  wallets_root: 'hex',
  audit_seq: 'count',
  audit_hash: 'hex',
  key: 'hex',
  next_key: 'hex',
} as const satisfies Record<string, Kind>

type Field = keyof typeof fields
const names = Object.keys(fields) as Field[]

/** What is sealed, as texts: whole numbers, hashes and keys in hex, a time in RFC 3339. */
export type SealFacts = Record<Field, string>

/** A seal: what is sealed, the hash of that, and the signature of `key` over its text. */
export type Seal = SealFacts & { hash: string; signature: string }

export const sealFormat = 'cage-seal-v1'
const all = { ...fields, hash: 'hex', signature: 'hex' } as const satisfies Record<keyof Seal, Kind>

/** The previous hash of the first seal. */
export const noHash = '0'.repeat(64)

/** The canonical text of a seal, version 1: what is hashed and signed. */
export function sealText(seal: SealFacts): string {
  return [sealFormat, ...names.map(name => seal[name])].join('\n')
}

export function sealHash(seal: SealFacts): string {
  return sha256(sealText(seal))
}

/** A seal as its file has it. */
export function sealDocument(seal: Seal): Record<string, string> {
  return {
    format: sealFormat,
    ...Object.fromEntries(Object.keys(all).map(name => [name, seal[name as Field]])),
  }
}

const read: Record<Kind, (name: string) => string> = {
  count: name => `${name}::text`,
  time: name => `to_char(${name} at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`,
  hex: name => `encode(${name}, 'hex')`,
}

const write: Record<Kind, (value: string) => string> = {
  count: value => `${value}::bigint`,
  time: value => `${value}::timestamptz`,
  hex: value => `decode(${value}, 'hex')`,
}

/** A seal's columns as the texts of a `Seal`, in SQL. */
export const sealColumns = Object.entries(all)
  .map(([name, kind]) => `${read[kind](name)} as ${name}`)
  .join(', ')

/** The statement that writes a seal, and its values. */
export function insertSeal(seal: Seal): { text: string; values: string[] } {
  const columns = Object.entries(all) as [keyof Seal, Kind][]
  const values = columns.map(([, kind], index) => write[kind](`$${index + 1}`))
  return {
    text: `insert into seals (${columns.map(([name]) => name).join(', ')}) values (${values.join(', ')})`,
    values: columns.map(([name]) => seal[name]),
  }
}
