import { type Instant, toDay } from '@/lib/clock'
import { lastRateFor, rateFor } from '@/lib/fx/rate'
import type { LockedRate } from '@/lib/ledger/link'
import type { Command } from './command'
import type { State } from './state'

/** Rules 31 and 32: the round's locked rate, or the day's; null refuses the debit, it is never taken at 1. */
export function debitRate(state: State, command: Command, currency: string, at: Instant): LockedRate | null {
  return roundRate(state, command) ?? rateFor(state.directory, currency, toDay(at))
}

/** As for a debit, or else the last rate ever known, marked stale; null only where none is known at all. */
export function creditRate(state: State, command: Command, currency: string, at: Instant): LockedRate | null {
  return debitRate(state, command, currency, at) ?? lastRateFor(state.directory, currency, toDay(at))
}

/** Whatever names a known round takes its rate, so that all of a round is valued alike. */
function roundRate(state: State, command: Command): LockedRate | null {
  return command.roundId === null ? null : (state.rounds.get(command.roundId)?.rate ?? null)
}
