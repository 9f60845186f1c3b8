import type pg from 'pg'
import { to as copyTo } from 'pg-copy-streams'
import { growTree, leafHash, leafHashOf32, type Tree } from './merkle'

/** What committed with `from <= xid < to`; `to` null: everything that is seen from there on. */
export type Window = { from: string; to: string | null }

/** What a window sums up to: a tree over its links and one over the heads it left its wallets at. */
export type Sums = { transactions: Tree; wallets: Tree }

/** The condition of a window, as SQL text: the first is for the index, which knows no xid8. */
export function windowSql({ from, to }: Window, t = 'transactions'): string {
  const bound = (sign: string, xid: string) => `(${t}.xid::text)::bigint ${sign} ${BigInt(xid)}`
  return [bound('>=', from), ...(to === null ? [] : [bound('<', to)])].join(' and ')
}

/**
 * Sums a window up, link after link in the order of wallet and number, in bounded memory: a million links take
 * as much as a hundred. A leaf of the first tree is a link's stored hash; one of the second says where a wallet
 * stood. `wanted` is the link whose path to the root is kept. Inside an open transaction, of whose moment it is.
 */
export async function sumWindow(client: pg.Client, window: Window, wanted?: Wanted): Promise<Sums> {
  const sums = { transactions: growTree(), wallets: growTree() }
  let last: Link | null = null
  for await (const links of readLinks(client, window)) {
    for (const link of links) {
      if (last && !last.wallet.equals(link.wallet)) sums.wallets.add(walletLeaf(last))
      const isWanted = wanted !== undefined && link.seq === wanted.seq && link.wallet.equals(wanted.wallet)
      sums.transactions.add(leafHashOf32(link.hash), isWanted)
      last = link
    }
  }
  if (last) sums.wallets.add(walletLeaf(last))
  return sums
}

/** The link of a wallet (its sixteen bytes) by its number. */
export type Wanted = { wallet: Buffer; seq: bigint }

type Link = Wanted & { hash: Buffer }

/** Where a wallet stands, as a leaf; version 1. */
function walletLeaf({ wallet, seq, hash }: Link): Buffer {
  const hex = wallet.toString('hex')
  const id = hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  return leafHash(Buffer.from(`cage-wallet-v1\n${id}\n${seq}\n${hash.toString('hex')}`))
}

const copyHead = 19
const rowLength = 70

async function* readLinks(client: pg.Client, window: Window): AsyncGenerator<Link[]> {
  const stream = client.query(
    copyTo(`copy (
      select wallet_id, seq, hash from transactions where ${windowSql(window)} order by wallet_id, seq
    ) to stdout (format binary)`),
  )
  let left: Buffer = Buffer.alloc(0)
  let isFirst = true
  for await (const chunk of stream) {
    const bytes: Buffer = left.length > 0 ? Buffer.concat([left, chunk]) : chunk
    let at = 0
    if (isFirst) {
      if (bytes.length < copyHead) {
        left = bytes
        continue
      }
      at = copyHead
      isFirst = false
    }
    // Rows are all alike: three fields, of 16, 8 and 32 bytes, each behind its length. Two bytes end them.
    const links: Link[] = []
    for (; bytes.length - at >= rowLength; at += rowLength) links.push(readLink(bytes, at))
    left = bytes.subarray(at)
    yield links
  }
  if (left.length !== 2 || left.readInt16BE(0) !== -1) throw new Error('a link without a hash of 32 bytes')
}

function readLink(bytes: Buffer, at: number): Link {
  const isWhole =
    bytes.readInt16BE(at) === 3 && bytes.readInt32BE(at + 2) === 16 && bytes.readInt32BE(at + 34) === 32
  if (!isWhole) throw new Error('a link without a hash of 32 bytes')
  return {
    wallet: bytes.subarray(at + 6, at + 22),
    seq: bytes.readBigInt64BE(at + 26),
    hash: bytes.subarray(at + 38, at + 70),
  }
}
