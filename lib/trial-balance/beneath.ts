import type { BalanceLine } from './lines'

/** What the ledger is asked for to show the postings that a line of the balance is made of, until the moment it is of. */
export function beneath(
  { account, provider, jackpot, currency }: BalanceLine,
  until: string,
): Record<string, string> {
  const shared = { currency, outcome: 'posted', until }
  if (account === 'Players') return { ...shared, test: 'none' }
  if (account === 'Test players') return { ...shared, test: 'only' }
  return {
    ...shared,
    account: account.toLowerCase(),
    ...(/^(Provider|Jackpot)$/.test(account) && { provider }),
    ...(jackpot && { jackpot }),
  }
}
