import type pg from 'pg'
import type { By } from '@/lib/actor'
import { toTimestamp } from '@/lib/clock'
import { openSealConnection } from './connection'
import { insertSeal, noHash, type Seal, type SealFacts, sealHash, sealText } from './document'
import { createSealKey, newestSealKey, signSeal } from './key'
import { readLastSeal } from './read'
import { sumWindow } from './window'

const lock = `hashtext('cage.seal')`

/**
 * Seals what was committed since the last seal: everything below the horizon, the oldest transaction that is
 * still open, so that nobody is waited for and nothing is left out or sealed twice, in whatever order they
 * commit. Takes one now; with `minutes` only where the last one is that old, and in one process of those that
 * ask at once: null for the others. Throws where the database counts anew or the key cannot be opened.
 */
export async function takeSeal(by: By, minutes?: number): Promise<Seal | null> {
  const client = await openSealConnection()
  try {
    const how = minutes === undefined ? 'pg_advisory_lock' : 'pg_try_advisory_lock'
    const { rows } = await client.query(`select ${how}(${lock}) as got`)
    if (rows[0].got === false) return null
    const last = await readLastSeal(client)
    if (last && minutes !== undefined && Date.parse(last.taken_at) > by.at - minutes * 60_000) return null
    return await sealBehind(client, by, last)
  } finally {
    await client.end()
  }
}

async function sealBehind(client: pg.Client, by: By, last: Seal | null): Promise<Seal> {
  const newest = (await newestSealKey()) ?? (await createSealKey(by))
  await client.query('begin isolation level repeatable read')
  const { horizon, audit } = await look(client)
  const from = last?.to_xid ?? '0'
  if (BigInt(horizon) < BigInt(from)) throw new Error(countsAnew(from, horizon))
  const sums = await sumWindow(client, { from, to: horizon })
  const facts: SealFacts = {
    number: `${BigInt(last?.number ?? 0) + 1n}`,
    taken_at: toTimestamp(by.at),
    previous_hash: last?.hash ?? noHash,
    from_xid: from,
    to_xid: horizon,
    transactions: `${sums.transactions.size()}`,
    transactions_root: sums.transactions.root().toString('hex'),
    wallets: `${sums.wallets.size()}`,
    wallets_root: sums.wallets.root().toString('hex'),
    audit_seq: audit.seq,
    audit_hash: audit.hash,
    key: last?.next_key ?? newest,
    next_key: newest,
  }
  const signature = await signSeal(facts.key, sealText(facts))
  const seal = { ...facts, hash: sealHash(facts), signature }
  const { text, values } = insertSeal(seal)
  await client.query(text, values)
  await client.query('commit')
  return seal
}

/** The moment of the open transaction: below which transaction all have ended, and where the audit stands. */
async function look(client: pg.Client): Promise<{ horizon: string; audit: { seq: string; hash: string } }> {
  const { rows } = await client.query(
    `select pg_snapshot_xmin(pg_current_snapshot())::text as horizon, seq::text, encode(hash, 'hex') as hash from audit_head`,
  )
  if (rows.length === 0) throw new Error('The head of the audit is missing: verify the ledger.')
  const [{ horizon, seq, hash }] = rows
  return { horizon, audit: { seq, hash } }
}

function countsAnew(from: string, horizon: string): string {
  return `The database counts its transactions from ${horizon}, the last seal ends at ${from}: it was restored into a new cluster. Stop Cage, move that cluster's counter behind ${from} (pg_resetwal), and seal again.`
}
