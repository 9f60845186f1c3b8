import type { Instant } from '@/lib/clock'
import { type Account, accountId } from '@/lib/ledger/account'
import type { Posting, Transaction } from '@/lib/ledger/link'
import { add, isNegative, subtract } from '@/lib/money/amount'
import type { Command } from './command'
import type { CaseKind, Move } from './decision'
import { type Known, keyOf, type Round, type State, type Wallet } from './state'

/** A transaction with its place in the chain. Hashes are hex. */
export type Link = Transaction & { previousHash: string; hash: string }

/** A case to open; a rollback's says what its original was. */
export type CaseRecord = {
  kind: CaseKind
  command: Command
  original: Known | null
  code: string | null
  at: Instant
}

/** What a batch writes. Wallets and rounds are the state's own rows: the last one to change is written. */
export type Writes = {
  links: Link[]
  wallets: Map<string, Wallet>
  rounds: Map<string, Round>
  accounts: Map<string, Account>
  tombstones: Command[]
  cases: CaseRecord[]
}

export function noWrites(): Writes {
  return { links: [], wallets: new Map(), rounds: new Map(), accounts: new Map(), tombstones: [], cases: [] }
}

/** The posting of a move, and the balance after it. Accounts are made the first time money touches them. */
export function postMove(writes: Writes, wallet: Wallet, move: Move): Posting {
  const isDebit = move.from.kind === 'player'
  const house = isDebit ? move.to : move.from
  const houseId = accountId(house)
  writes.accounts.set(houseId, house)
  const { rate, day, source, stale } = move.rate
  return {
    sourceId: isDebit ? wallet.id : houseId,
    destinationId: isDebit ? houseId : wallet.id,
    currency: house.currency,
    amount: move.amount,
    rate,
    day,
    source,
    stale,
    balanceAfter: (isDebit ? subtract : add)(wallet.balance, move.amount),
  }
}

/** Adds the link to its wallet's chain, and to what the batch's next commands see. */
export function appendLink(
  state: State,
  writes: Writes,
  wallet: Wallet,
  link: Link,
  mayBeNegative: boolean,
): void {
  wallet.seq = link.seq
  wallet.head = link.hash
  wallet.mayBeNegative = mayBeNegative || (wallet.mayBeNegative && isNegative(wallet.balance))
  writes.wallets.set(wallet.id, wallet)
  writes.links.push(link)
  state.transactions.set(keyOf(link.providerId, link.scope, link.providerTransactionId), link)
  if (link.roundId && link.effect !== 'refused') {
    const entries = state.entries.get(link.roundId)
    if (entries) entries.push(link)
    else state.entries.set(link.roundId, [link])
  }
}
