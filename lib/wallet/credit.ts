import type { Instant } from '@/lib/clock'
import type { Account } from '@/lib/ledger/account'
import { isZero } from '@/lib/money/amount'
import type { RefusalCode } from '@/lib/refusal'
import type { Command } from './command'
import { accept, type CaseKind, type Decision, type Rejection, reject } from './decision'
import { creditRate } from './rates'
import { winIn } from './round'
import { isRoundWin, type Player, type State } from './state'

/** The credit itself, once nothing speaks against it. A stale rate is marked, and a person told. */
export function credit(
  state: State,
  command: Command,
  player: Player,
  at: Instant,
  cases: CaseKind[] = [],
): Decision {
  const amount = command.amount!
  const rate = creditRate(state, command, player.currency, at)
  if (!rate) return refusedCredit('FX_RATE_UNAVAILABLE')
  const moves = !isZero(amount)
  return accept({
    effect: moves ? 'posted' : 'recorded',
    currency: player.currency,
    amount,
    move: moves
      ? {
          from: houseAccount(command),
          to: { kind: 'player', playerId: player.id, currency: player.currency },
          amount,
          rate,
        }
      : null,
    round: isRoundWin(command) ? winIn(state, command, amount, rate, at) : null,
    cases: rate.stale ? [...cases, 'stale_rate'] : cases,
  })
}

/** The account a credit comes from. */
function houseAccount(command: Command): Account {
  const { subjectId: providerId } = command
  const currency = command.currency!
  if (command.kind === 'jackpot')
    return { kind: 'jackpot', providerId, jackpotId: command.jackpotId!, currency }
  if (command.kind === 'win') return { kind: 'provider', providerId, currency }
  return { kind: 'cashier', currency }
}

/** Rule 6: a refused credit is not stored; a provider may drop it, so a person must look. */
export function refusedCredit(code: RefusalCode): Rejection {
  return reject(code, { cases: ['credit_refused'] })
}
