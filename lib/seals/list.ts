import { prisma } from '@/lib/db/prisma'
import { timeCell } from '@/lib/listing/cells'
import { type Cursor, keysetPage, type Page } from '@/lib/listing/keyset'

/** A seal as a list shows it. `id` is its number. */
export type SealRow = {
  id: string
  takenAt: string
  transactions: string
  wallets: string
  auditSeq: string
  hash: string
  key: string
  /** The key of the seals after it, where that is another one. */
  nextKey: string | null
  transactionsRoot: string
  /** Where it was written outside the database. */
  places: string
}

/** The columns a page of seals is sorted by: the number. */
export const sealSortColumns = 1
const pageSize = 25

/** A page of the seals, newest first. */
export async function listSeals(cursor: Cursor | null, size = pageSize): Promise<Page<SealRow>> {
  const sound = cursor && /^[0-9]{1,18}$/.test(cursor.keys[0]!) ? cursor : null
  return keysetPage(sound, size, fetchSeals, row => [row.id])
}

async function fetchSeals(cursor: Cursor | null, limit: number): Promise<SealRow[]> {
  const isBackward = cursor?.direction === 'before'
  const found = await prisma().seal.findMany({
    where: cursor ? { number: { [isBackward ? 'gt' : 'lt']: BigInt(cursor.keys[0]!) } } : {},
    orderBy: { number: isBackward ? 'asc' : 'desc' },
    take: limit,
    include: { copies: { orderBy: { writtenAt: 'asc' } } },
  })
  return found.map(seal => ({
    id: `${seal.number}`,
    takenAt: timeCell(seal.takenAt),
    transactions: `${seal.transactions}`,
    wallets: `${seal.wallets}`,
    auditSeq: `${seal.auditSeq}`,
    hash: hex(seal.hash),
    key: hex(seal.key),
    nextKey: hex(seal.key) === hex(seal.nextKey) ? null : hex(seal.nextKey),
    transactionsRoot: hex(seal.transactionsRoot),
    places: seal.copies.map(copy => copy.place).join(' '),
  }))
}

function hex(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
