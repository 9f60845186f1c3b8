import type pg from 'pg'
import { linkHashSql } from '@/lib/ledger/proof/link'
import { type CheckResult, incomplete } from '@/lib/ledger/proof/run'
import type { Work } from '@/lib/ledger/verify'
import { noHash, type Seal, sealHash, sealText } from './document'
import { isSignedBy } from './key'
import { readSeals } from './read'
import type { SealStore } from './store'
import { sumWindow, windowSql } from './window'
import { sealFile } from './write'

const examplesMax = 20

/**
 * What seals prove, as works of a verification. `seals`: each follows the last, is signed with the key that one
 * named, and lies outside the database as it is within. `sealed`: what is in the database is what was sealed,
 * for the seals behind `after` (all, where it is null).
 */
export function sealWorks(store: SealStore, after: string | null): Work[] {
  return [
    {
      names: ['sealed'],
      run: async reader => [await check(reader, 'sealed', () => checkSealed(reader, after))],
    },
    {
      names: ['seals'],
      run: async reader => [await check(reader, 'seals', () => checkSeals(reader, store))],
    },
  ]
}

type Found = { rows: number; complaints: string[] }

async function check(reader: pg.Client, name: string, look: () => Promise<Found>): Promise<CheckResult> {
  const startedAt = performance.now()
  const took = () => Math.round(performance.now() - startedAt)
  try {
    await reader.query('savepoint seals_begun')
    const { rows, complaints } = await look()
    await reader.query('release savepoint seals_begun')
    const examples = complaints.slice(0, examplesMax)
    return {
      name,
      ok: complaints.length === 0,
      rows,
      violations: complaints.length,
      examples,
      took_ms: took(),
    }
  } catch (error) {
    await reader.query('rollback to savepoint seals_begun').catch(() => {})
    return incomplete(name, error, took())
  }
}

async function checkSeals(reader: pg.Client, store: SealStore): Promise<Found> {
  const found: Found = { rows: 0, complaints: [] }
  let last: Seal | null = null
  for await (const seal of readSeals(reader)) {
    found.rows++
    const said = faultOf(seal, last) ?? (await faultOutside(reader, seal, store))
    if (said) found.complaints.push(`${nameOf(seal)}: ${said}`)
    last = seal
  }
  const outside = await store.last()
  if (outside && BigInt(outside) > BigInt(last?.number ?? 0))
    found.complaints.push(
      `the seals up to ${outside} are in ${store.place}, the last in the database is ${last?.number ?? 'none'}: its end was cut off, or it was put back to an older state`,
    )
  return found
}

function faultOf(seal: Seal, last: Seal | null): string | null {
  const text = sealText(seal)
  const number = BigInt(last?.number ?? 0) + 1n
  if (BigInt(seal.number) !== number) return `it comes after seal ${last?.number ?? 'none'}`
  if (seal.previous_hash !== (last?.hash ?? noHash))
    return 'its previous hash is not that of the seal before it'
  if (seal.from_xid !== (last?.to_xid ?? '0')) return 'it does not begin where the seal before it ends'
  if (last && seal.key !== last.next_key) return 'its key is not the one that the seal before it names'
  if (seal.hash !== sealHash(seal)) return 'its hash does not fit what it says'
  if (!isSignedBy(seal, text)) return 'its signature is not that of its key'
  return null
}

/** The newest one may be on its way there. */
async function faultOutside(reader: pg.Client, seal: Seal, store: SealStore): Promise<string | null> {
  const file = await store.get(seal.number)
  if (file === null) {
    const { rows } = await reader.query(
      `select exists (select from seals where number > $1) or exists (select from seal_copies where number = $1 and place = $2) as due`,
      [seal.number, store.place],
    )
    return rows[0].due ? `it is not in ${store.place}` : null
  }
  return file === sealFile(seal) ? null : `what lies in ${store.place} is another seal`
}

/** Sums each window up again; then looks where the audit stood. */
async function checkSealed(reader: pg.Client, after: string | null): Promise<Found> {
  const found: Found = { rows: 0, complaints: [] }
  for await (const seal of readSeals(reader, after ?? undefined)) {
    const { transactions, wallets } = await sumWindow(reader, { from: seal.from_xid, to: seal.to_xid })
    found.rows += transactions.size()
    const isSame =
      hex(transactions.root()) === seal.transactions_root && hex(wallets.root()) === seal.wallets_root
    if (`${transactions.size()}` !== seal.transactions)
      found.complaints.push(
        `${nameOf(seal)}: it sealed ${seal.transactions} transactions, there are ${transactions.size()} now`,
      )
    else if (!isSame)
      found.complaints.push(
        `${nameOf(seal)}: its ${seal.transactions} transactions are not those it sealed: one was changed and its chain hashed anew`,
      )
    if (!(await isAuditAsSealed(reader, seal)))
      found.complaints.push(`${nameOf(seal)}: event ${seal.audit_seq} of the audit is not the one it sealed`)
  }
  return found
}

async function isAuditAsSealed(reader: pg.Client, seal: Seal): Promise<boolean> {
  if (seal.audit_seq === '0') return seal.audit_hash === noHash
  const { rows } = await reader.query(`select encode(hash, 'hex') as hash from audit_events where seq = $1`, [
    seal.audit_seq,
  ])
  return rows[0]?.hash === seal.audit_hash
}

/**
 * Transactions whose content does not fit their sealed hash any more, each with the seal it is under: for where
 * the check `hashes` found some. A seal's root is over the hashes, so it is still right where only content moved.
 */
export async function nameAltered(reader: pg.Client, seals: Seal[]): Promise<string[]> {
  const complaints: string[] = []
  for (const seal of seals) {
    const { rows } = await reader.query(
      `select t.provider_id || '/' || t.provider_transaction_id || ' (' || t.id || ')' as name
       from transactions t left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq
       where ${windowSql({ from: seal.from_xid, to: seal.to_xid }, 't')} and (t.hash = ${linkHashSql('t', 'p')}) is not true
       order by t.wallet_id, t.seq limit ${examplesMax}`,
    )
    for (const { name } of rows) complaints.push(`${nameOf(seal)}: transaction ${name} is not what it sealed`)
    if (complaints.length >= examplesMax) break
  }
  return complaints
}

function nameOf(seal: Seal): string {
  return `seal ${seal.number} of ${seal.taken_at}`
}

function hex(bytes: Buffer): string {
  return bytes.toString('hex')
}
