import { setTimeout as sleep } from 'node:timers/promises'
import type { Line, Reply } from './line'
import type { Key } from './signer'

/** A row of the operator's list of a player's transactions; amounts are decimal strings. */
export type LedgerRow = {
  kind: string
  transaction_id: string
  ledger_id: string
  provider_id: string
  round_id: string | null
  status: 'ok' | 'refused'
  amount: string
  currency: string
  rate: string | null
  base_amount: string | null
  balance: string
  at: string
}

/** A player as the casino has them, transactions oldest first. */
export type LedgerPlayer = { balance: string; currency: string; transactions: LedgerRow[] }

/** By player id; null where the casino does not know the player. */
export type Ledger = Map<string, LedgerPlayer | null>

type Reader = { line: Line; operator: Key }

const pageSize = 500
const triesMax = 30

/** Reads the given players' ledgers through the operator's API, a few players at a time. */
export async function readLedger(reader: Reader, players: Iterable<string>): Promise<Ledger> {
  const waiting = [...players]
  const ledger: Ledger = new Map()
  const read = async () => {
    for (let player = waiting.shift(); player !== undefined; player = waiting.shift()) {
      ledger.set(player, await readPlayer(reader, player))
    }
  }
  await Promise.all(Array.from({ length: 8 }, read))
  return ledger
}

/** Somebody else may be playing: a player whose balance moved meanwhile is read again, a few times. */
async function readPlayer(reader: Reader, player: string): Promise<LedgerPlayer | null> {
  const path = `/api/operator/players/${encodeURIComponent(player)}`
  for (let tries = 1; ; tries++) {
    const before = await get(reader, path)
    if (!before) return null
    const transactions = await readTransactions(reader, path)
    const facts = await get(reader, path)
    const settled = facts?.balance === before.balance
    if (settled || tries === 5) {
      return { balance: String(facts?.balance), currency: String(facts?.currency), transactions }
    }
  }
}

async function readTransactions(reader: Reader, path: string): Promise<LedgerRow[]> {
  const newestFirst: LedgerRow[] = []
  let after = ''
  do {
    const page = await get(
      reader,
      `${path}/transactions?limit=${pageSize}${after && `&after=${encodeURIComponent(after)}`}`,
    )
    if (!page) throw new Error(`${path}: the player is gone while being read`)
    newestFirst.push(...(page.transactions as LedgerRow[]))
    after = (page.next as string | null) ?? ''
  } while (after !== '')
  return newestFirst.reverse()
}

/** A read, repeated while the casino is away; null for 404. */
async function get({ line, operator }: Reader, path: string): Promise<Record<string, unknown> | null> {
  for (let tries = 1; ; tries++) {
    const { reply, lost } = await line.send(operator, 'GET', path)
    if (reply && reply.status < 500 && reply.status !== 429) return decided(reply, path)
    if (tries === triesMax) throw new Error(`GET ${path}: ${lost ?? reply?.status}, ${triesMax} times`)
    await sleep(Math.min(100 * 2 ** tries, 2_000))
  }
}

function decided(reply: Reply, path: string): Record<string, unknown> | null {
  if (reply.flaw) throw new Error(`GET ${path}: ${reply.flaw}`)
  if (reply.status === 404) return null
  if (reply.status !== 200) throw new Error(`GET ${path}: ${reply.status} ${reply.body.slice(0, 300)}`)
  return JSON.parse(reply.body) as Record<string, unknown>
}
