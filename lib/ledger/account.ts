import { derivedId } from '@/lib/ids'

/** What an account is. Its id follows from this, so nobody has to look it up. One currency each. */
export type Account = { currency: string } & (
  | { kind: 'player'; playerId: string }
  | { kind: 'provider'; providerId: string }
  | { kind: 'jackpot'; providerId: string; jackpotId: string }
  | { kind: 'cashier' }
  | { kind: 'adjustments' }
)

/** The only bucket there is today; a wallet is (player, currency, bucket). */
export const cashBucket = 'cash'

/** The id of an account, and for a player's account that of the wallet: a UUID derived from what it is. */
export function accountId(account: Account): string {
  switch (account.kind) {
    case 'player':
      return walletId(account.playerId, account.currency)
    case 'provider':
      return derivedId('account', 'provider', account.providerId, account.currency)
    case 'jackpot':
      return derivedId('account', 'jackpot', account.providerId, account.jackpotId, account.currency)
    case 'cashier':
    case 'adjustments':
      return derivedId('account', account.kind, account.currency)
  }
}

/** The id of a player's wallet in a currency. */
export function walletId(playerId: string, currency: string): string {
  return derivedId('account', 'player', playerId, currency, cashBucket)
}
