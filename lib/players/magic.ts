import type { Amount } from '@/lib/money/amount'
import type { PlayerStatus } from './get'

/** What becomes of the money calls of a magic player: as the rules say, or otherwise than a studio hopes. */
export type Scenario = 'plain' | 'late' | 'error' | 'conflict'

export type MagicPlayer = {
  status: PlayerStatus
  /** Whether it is given money; one that is not has its balance emptied before each bet. */
  isFunded: boolean
  scenario: Scenario
  /** What happens, for an engineer who is about to try it. */
  does: string
}

/** What they all have in common: test players in euros, whichever currencies a provider's games are played in. */
export const magicCurrency = 'EUR'

/** What a funded one is filled up to, as soon as it has less than `low`. */
export const magicFunds = { full: '1000000.00' as Amount, low: '100000.00' as Amount }

/** The players of the sandbox by id: each does what its name says, at every sandbox provider. */
export const magicPlayers = {
  'magic-ok': {
    status: 'active',
    isFunded: true,
    scenario: 'plain',
    does: 'Everything is accepted. It begins with 1,000,000.00 EUR, and is filled up again when it has less than 100,000.00.',
  },
  'magic-insufficient-funds': {
    status: 'active',
    isFunded: false,
    scenario: 'plain',
    does: 'Has nothing: a bet is refused with INSUFFICIENT_FUNDS. What is won is taken away before the next bet.',
  },
  'magic-blocked': {
    status: 'blocked',
    isFunded: true,
    scenario: 'plain',
    does: 'May not bet: a bet is refused with PLAYER_BLOCKED, whatever there is. Wins and rollbacks are accepted.',
  },
  'magic-timeout': {
    status: 'active',
    isFunded: true,
    scenario: 'late',
    does: 'Money calls are carried out, and the first answer comes half a second after your time-out (after 30 seconds at most). A repeat is answered at once, as a replay.',
  },
  'magic-error': {
    status: 'active',
    isFunded: true,
    scenario: 'error',
    does: 'Money calls are carried out, and the first answer is 500 INTERNAL. A repeat has the real answer, as a replay.',
  },
  'magic-conflict': {
    status: 'active',
    isFunded: true,
    scenario: 'conflict',
    does: 'Every money call is refused with TRANSACTION_CONFLICT, and nothing moves.',
  },
} as const satisfies Record<string, MagicPlayer>

/** The magic player of an id, or null. */
export function magicPlayer(playerId: string): MagicPlayer | null {
  return Object.hasOwn(magicPlayers, playerId) ? magicPlayers[playerId as keyof typeof magicPlayers] : null
}

/** The token with which a magic player is in a game of a sandbox provider; nobody has to ask for it. */
export function magicToken(playerId: string, providerId: string): string {
  return `${playerId}.${providerId}`
}
