import type pg from 'pg'
import { sha256 } from '@/lib/ledger/link'
import { linkTextSql } from '@/lib/ledger/proof/link'
import { refuse } from '@/lib/refusal'
import { uuidPattern } from '@/lib/text'
import { openSealConnection } from './connection'
import { type Seal, sealColumns, sealDocument } from './document'
import { sumWindow } from './window'

/** That one transaction was sealed as it is, for anybody to check without us: docs/proof/check-proof.mjs. */
export type Proof = {
  format: 'cage-proof-v1'
  /** The transaction's canonical text, whose hash is a leaf of the seal's tree. */
  transaction: { id: string; wallet_id: string; seq: string; link: string; hash: string }
  /** Its place among the leaves, and what leads from it to the root. */
  leaf: string
  path: string[]
  seal: Record<string, string>
}

type Found = { id: string; wallet_id: string; seq: string; link: string; hash: string; xid: string }

/**
 * The proof of a transaction, by its ledger id. Refuses TRANSACTION_NOT_FOUND, and NOT_ALLOWED where no seal
 * covers it yet, or where what is stored is not what was sealed.
 */
export async function proveTransaction(id: string): Promise<Proof> {
  if (!uuidPattern.test(id)) refuse('TRANSACTION_NOT_FOUND', { message: `“${id}” is not a ledger id.` })
  const client = await openSealConnection()
  try {
    await client.query('begin isolation level repeatable read read only')
    const found = await readLink(client, id)
    const seal = await readSealOf(client, found.xid)
    return await prove(client, found, seal)
  } finally {
    await client.end()
  }
}

async function prove(client: pg.Client, { xid: _, ...transaction }: Found, seal: Seal): Promise<Proof> {
  const { transactions } = await sumWindow(
    client,
    { from: seal.from_xid, to: seal.to_xid },
    { wallet: Buffer.from(transaction.wallet_id.replaceAll('-', ''), 'hex'), seq: BigInt(transaction.seq) },
  )
  const path = transactions.path()
  const isSealed = path !== null && transactions.root().toString('hex') === seal.transactions_root
  // Where something is missing that every link has there is no text.
  if (!isSealed || transaction.link === null || sha256(transaction.link) !== transaction.hash) {
    const message = `What is stored is not what seal ${seal.number} sealed: verify the ledger.`
    refuse('NOT_ALLOWED', { message })
  }
  return {
    format: 'cage-proof-v1',
    transaction,
    leaf: `${path.index}`,
    path: path.hashes.map(hash => hash.toString('hex')),
    seal: sealDocument(seal),
  }
}

async function readLink(client: pg.Client, id: string): Promise<Found> {
  const { rows } = await client.query(
    `select t.id, t.wallet_id, t.seq::text, ${linkTextSql('t', 'p')} as link, encode(t.hash, 'hex') as hash, t.xid::text
     from transactions t left join postings p on p.wallet_id = t.wallet_id and p.seq = t.seq where t.id = $1`,
    [id],
  )
  return rows[0] ?? refuse('TRANSACTION_NOT_FOUND', { message: 'No transaction has this ledger id.' })
}

async function readSealOf(client: pg.Client, xid: string): Promise<Seal> {
  const { rows } = await client.query(
    `select ${sealColumns} from seals s where s.from_xid <= $1 and s.to_xid > $1 order by s.number limit 1`,
    [xid],
  )
  return rows[0] ?? refuse('NOT_ALLOWED', { message: 'No seal covers it yet: the next one will.' })
}
