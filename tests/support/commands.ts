import { newId } from '@/lib/ids'
import { sha256 } from '@/lib/ledger/link'
import { toAmount } from '@/lib/money/amount'
import { type Command, type CommandFacts, toCommand } from '@/lib/wallet/command'
import type { Guest, Table } from './table'

/** A bet as it reaches a lane, for tests that are the lane themselves: another process's, or a batch by hand. */
export function betOf(table: Table, guest: Guest, id: string, amount: string, round = 'r1'): Command {
  const facts = { ...factsOf(table, guest, id), providerRoundId: round }
  return toCommand({ ...facts, kind: 'bet', amount: toAmount(amount), tokenHash: sha256(guest.token) })
}

export function winOf(table: Table, guest: Guest, id: string, amount: string): Command {
  return toCommand({ ...factsOf(table, guest, id), kind: 'win', amount: toAmount(amount) })
}

export function rollbackOf(table: Table, guest: Guest, id: string, original: string): Command {
  const nothing = { providerRoundId: null, gameId: null, currency: null, type: null }
  return toCommand({ ...factsOf(table, guest, id), ...nothing, kind: 'rollback', referenceId: original })
}

export function factsOf({ provider }: Table, guest: Guest, id: string): Omit<CommandFacts, 'kind'> {
  return {
    providerId: provider.id,
    keyId: provider.key.keyId,
    playerId: guest.id,
    transactionId: id,
    providerRoundId: 'r1',
    gameId: 'g1',
    currency: guest.currency,
    amount: null,
    type: 'cash',
    roundClosed: false,
    referenceId: null,
    jackpotId: null,
    detail: null,
    tokenHash: null,
    actor: `key:${provider.key.keyId}`,
    requestId: newId(),
  }
}
